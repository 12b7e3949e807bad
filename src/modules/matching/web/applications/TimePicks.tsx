import { useId, useState } from 'react';
import { Button } from '../../../../web/design/Button.tsx';
import { Picks } from '../../../../web/design/Picks.tsx';
import { type Language, useDevice } from '../../../../web/device.ts';
import { dayOf, formatDay, formatWeekday, useFormat } from '../../../../web/format.ts';
import { now } from '../../../../web/now.ts';

const ahead = 8;
const most = 3;
const times = ['09:00', '10:00', '11:00', '14:00', '15:00', '16:00', '17:00', '19:00'];
const leastAhead = 2 * 3_600_000;

/** A moment of a day in Shanghai, as the server takes it. */
const momentOf = (day: string, time: string) => `${day}T${time}:00+08:00`;

/** 周一, Mon: it has to fit beside the day. */
function shortWeekday(day: string, language: Language): string {
  const long = formatWeekday(day, language);
  return language === 'zh' ? long.replace('星期', '周') : long.slice(0, 3);
}

/** Up to three times by touch alone: a day, then hours of it. Hours that are too near are not offered. */
export function TimePicks({
  chosen,
  onChange,
  labels,
}: {
  chosen: readonly string[];
  onChange: (times: string[]) => void;
  labels: { day: string; time: string; chosen: string; remove: string; hint: string };
}) {
  const dayLabel = useId();
  const timeLabel = useId();
  const { language } = useDevice();
  const { moment, weekday } = useFormat();
  const [begin] = useState(() => now().getTime());
  const today = dayOf(new Date(begin));
  const days = Array.from({ length: ahead }, (_, at) => dayOf(new Date(begin + at * 86_400_000))).filter(
    (day) => times.some((time) => Date.parse(momentOf(day, time)) >= begin + leastAhead),
  );
  const [day, setDay] = useState(days[1] ?? days[0] ?? today);
  const toggle = (time: string) => {
    const at = momentOf(day, time);
    if (chosen.includes(at)) onChange(chosen.filter((each) => each !== at));
    else if (chosen.length < most) onChange([...chosen, at].sort());
  };
  return (
    <div className="stack">
      <h3 id={dayLabel}>{labels.day}</h3>
      <Picks
        labelledBy={dayLabel}
        picks={days.map((each) => ({
          value: each,
          label: `${formatDay(each, language, today)} ${shortWeekday(each, language)}`,
        }))}
        chosen={[day]}
        onToggle={setDay}
      />
      <h3 id={timeLabel}>
        {labels.time} <span className="note">{labels.hint}</span>
      </h3>
      <Picks
        labelledBy={timeLabel}
        picks={times
          .filter((time) => Date.parse(momentOf(day, time)) >= begin + leastAhead)
          .map((time) => ({ value: time, label: time }))}
        chosen={times.filter((time) => chosen.includes(momentOf(day, time)))}
        onToggle={toggle}
      />
      {chosen.length > 0 ? (
        <ul className="applications-lines" aria-label={labels.chosen}>
          {chosen.map((time) => (
            <li key={time} className="applications-line">
              <strong>
                {moment(time)} {weekday(dayOf(new Date(time)))}
              </strong>
              <Button
                kind="text"
                icon="close"
                label={`${labels.remove} ${moment(time)}`}
                onClick={() => onChange(chosen.filter((each) => each !== time))}
              >
                {labels.remove}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
