import { loadAreas } from '../ground/areas/load.ts';
import type { Context } from '../ground/context.ts';
import { type ImportedEmployer, registerEmployers } from '../modules/employers/index.ts';
import {
  type BroughtApplication,
  bringApplications,
  bringPostings,
  countSeekerMonths,
  countSeekers,
  linesFrom,
} from '../modules/matching/index.ts';
import { maskPersonName } from '../modules/people/index.ts';
import type { DemoApplication } from './applications.ts';
import type { DemoEmployer } from './employers.ts';
import { demoId } from './ids.ts';
import type { DemoPosting } from './postings.ts';
import type { DemoWorld } from './world.ts';

/** Employers with their agents, then their postings, then who applied, and how many look for what. */
export async function seedMarket(
  ctx: Context,
  { employers, postings, applications }: DemoWorld,
): Promise<void> {
  await registerEmployers(ctx, employers.map(employerOf));
  await bringPostings(ctx, postings.map(postingOf));
  await bringApplications(ctx, applications.map(applicationOf));
  await countSeekers(ctx);
  await countSeekerMonths(ctx);
}

function employerOf({ employerId, spot, contact, agent, ...employer }: DemoEmployer): ImportedEmployer {
  return {
    employerId,
    creditCode: employer.creditCode,
    name: employer.name,
    kind: employer.kind,
    industry: employer.industry,
    size: employer.size,
    areaCode: spot.area,
    address: spot.address,
    contactName: contact.name,
    contactPhone: contact.phone,
    verifiedOn: employer.verifiedOn,
    place: { lat: spot.lat, lon: spot.lon },
    agents: [
      {
        mandateId: demoId(`mandate/${employerId}`),
        personId: agent.personId,
        nameMask: maskPersonName(agent.name),
      },
    ],
  };
}

function postingOf({ postingId, employer, answers, publishedAt, verifiedThen, moves }: DemoPosting) {
  const { kind, spot } = employer;
  return {
    postingId,
    employerId: employer.employerId,
    answers: { ...answers },
    at: publishedAt,
    verifiedThen,
    moves,
    // Where a family lives nobody is told.
    ...(kind === 'household' ? {} : { spot: { lat: spot.lat, lon: spot.lon } }),
  };
}

function applicationOf({
  applicationId,
  posting,
  person,
  sentAt,
  moves,
}: DemoApplication): BroughtApplication {
  const { employer } = posting;
  return {
    applicationId,
    personId: person.personId,
    personAreaLo: loadAreas().range(person.residenceArea).lo,
    posting: {
      postingId: posting.postingId,
      employerId: employer.employerId,
      areaCode: employer.spot.area,
      areaLo: employer.areaLo,
    },
    sentAt,
    lines: linesFrom(
      new Map(person.facts.map(({ fact, value }) => [fact, value])),
      maskPersonName(person.name),
      person.name,
    ),
    contacts: {
      person: { name: person.name, phone: person.phone },
      employer: employer.contact,
    },
    moves,
  };
}
