import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadAreas } from '../../../ground/areas/load.ts';
import type { Context } from '../../../ground/context.ts';
import { packageRoot } from '../../../ground/package-root.ts';
import { Problem } from '../../../ground/problem.ts';
import { getRole } from '../load-roles.ts';

/** What is read here of data/demo/people.yaml. */
interface DemoPeople {
  stations: { key: string; name: string }[];
  staff: {
    login: string;
    password: string;
    displayName: string;
    role: string;
    station: string;
    note: string;
  }[];
  residents: DemoPerson[];
  agents: DemoPerson[];
}

interface DemoPerson {
  name: string;
  idNumber: string;
  phone: string;
  area: string;
  note: string;
}

/** Made-up people whose sign-ins the demonstration gives away on its sign-in pages. */
export interface DemoSignIns {
  staff: {
    login: string;
    password: string;
    displayName: string;
    roleName: string;
    stationName: string;
    note: string;
  }[];
  residents: DemoSignIn[];
  /** Residents who act for an employer of the demonstration. */
  agents: DemoSignIn[];
}

interface DemoSignIn {
  name: string;
  idNumber: string;
  phone: string;
  areaName: string;
  note: string;
}

let signIns: DemoSignIns | undefined;

function load(): DemoSignIns {
  const { stations, staff, residents, agents } = parse(
    readFileSync(join(packageRoot, 'data/demo/people.yaml'), 'utf8'),
  ) as DemoPeople;
  const stationNames = new Map(stations.map(({ key, name }) => [key, name]));
  return {
    staff: staff.map(({ login, password, displayName, role, station, note }) => ({
      login,
      password,
      displayName,
      roleName: getRole(role).name.zh,
      stationName: stationNames.get(station) ?? '',
      note,
    })),
    residents: residents.map(signInOf),
    agents: agents.map(signInOf),
  };
}

function signInOf({ name, idNumber, phone, area, note }: DemoPerson): DemoSignIn {
  return { name, idNumber, phone, areaName: loadAreas().path(area).slice(-2).join(''), note };
}

/**
 * The sign-ins to try the demonstration with.
 * @throws Problem 404 `not-here` where this is no demonstration.
 */
export async function listDemoSignIns(ctx: Context): Promise<DemoSignIns> {
  if (!ctx.demo) {
    throw new Problem(404, 'not-here', {
      zh: '这里不是演示，请用自己的账号登录',
      en: 'This is no demonstration; please sign in with your own account',
    });
  }
  signIns ??= load();
  return signIns;
}
