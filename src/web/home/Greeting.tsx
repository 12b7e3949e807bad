import { Dotted, Keep } from '../design/Text.tsx';
import { useFormat } from '../format.ts';
import { useT } from '../words.ts';
import { greetingOf, type Home } from './use-home.ts';

/** 孙建国，下午好, and below it the place (shortened to what lies below the city) and the day. */
export function Greeting({ home, place }: { home: Home; place: boolean }) {
  const t = useT();
  const { today, day, weekday } = useFormat();
  const greeting = t(`home.greeting.${greetingOf()}`);
  const near = home.areaName?.replace(/^.+?(省|自治区).+?(市|州|盟|地区)/, '') ?? null;
  return (
    <>
      <h1>{home.name === null ? greeting : t('home.greeting.named', { name: home.name, greeting })}</h1>
      <p>
        {place ? (
          <Dotted>
            {[
              near,
              <Keep key="day">
                {day(today)} {weekday(today)}
              </Keep>,
            ]}
          </Dotted>
        ) : (
          t('home.greeting.today', { day: day(today), weekday: weekday(today) })
        )}
      </p>
    </>
  );
}
