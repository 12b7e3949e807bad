import { useSkin } from '../device.ts';
import { ElderHome } from './ElderHome.tsx';
import { KioskHome } from './KioskHome.tsx';
import { PhoneHome } from './PhoneHome.tsx';
import { Live, useHome } from './use-home.ts';

/** What do I do now, and who can help: the first page, as the skin shows it. */
export function HomePage() {
  const home = useHome();
  const skin = useSkin();
  const Home = skin === 'kiosk' ? KioskHome : skin === 'elder' ? ElderHome : PhoneHome;
  return (
    <>
      {home.resident ? <Live /> : null}
      <Home home={home} />
    </>
  );
}
