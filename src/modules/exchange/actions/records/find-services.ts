import { createHash } from 'node:crypto';
import type { Day } from '../../../../ground/clock/day.ts';
import {
  definitionOn,
  elsewhereKind,
  judgeVisits,
  loadVisitDefinitions,
  type RecordedService,
} from '../../../ledger/index.ts';
import type { LeftOut, RecordDefinition, RecordKind } from '../../domain/records/definition.ts';
import { groupBy } from '../../domain/records/group.ts';
import { definitionOfDay, type Found } from '../../domain/records/judge.ts';

/** A case that is on file is a record of its own. */
const ofCase = /^cases\.case:/;

/**
 * The records that services make: one for each visit, by the definition of 服务人次 of its day, or for each person, day and issuer of
 * services given elsewhere. The id follows from what makes the visit, so it is the same whichever of its services came first. Of visits of
 * two who were made one person the one counts under which he was served first; the other stands as merged, and counts again with the merge undone.
 * @param services all of each day and person that is among them.
 * @param confirmed ids of services that a confirmed flag takes out.
 */
export function recordsOfServices(
  versions: readonly RecordDefinition[],
  services: readonly RecordedService[],
  confirmed: ReadonlySet<string>,
): Found[] {
  const byDay = groupBy(services, ({ day }) => day);
  return [...byDay].flatMap(([day, given]) => {
    const definition = definitionOfDay(versions, day);
    return (definition?.kinds ?? []).flatMap(({ id, services: kinds }) =>
      kinds.length === 0 ? [] : visitsOf(id, day, kinds, given, confirmed),
    );
  });
}

function visitsOf(
  kind: RecordKind,
  day: Day,
  kinds: readonly string[],
  given: readonly RecordedService[],
  confirmed: ReadonlySet<string>,
): Found[] {
  const visits = definitionOn(loadVisitDefinitions(), day);
  const own = given.filter((service) => kinds.includes(service.kind) && !ofCase.test(service.evidence));
  const brought = given.filter(
    (service) => service.kind === elsewhereKind && kinds.includes(String(service.details.kind)),
  );
  if (!visits) return [];
  const taken = new Set(given.filter(({ takenBack }) => takenBack).map(({ eventId }) => eventId));
  const judged = judgeVisits(
    visits,
    own.filter(({ eventId }) => !confirmed.has(eventId)),
    taken,
  );
  const why = ({ eventId }: RecordedService): LeftOut | null => {
    if (confirmed.has(eventId)) return 'flag';
    const verdict = judged.get(eventId);
    if (verdict === 'reversed' || verdict === 'recorded-late') return verdict;
    return null;
  };
  const ownRest = (service: RecordedService) => visits.oncePer.map((each) => service[each]);
  const broughtRest = ({ function: of, details }: RecordedService) => [of, details.issuer];
  const groupsBy = (some: readonly RecordedService[], rest: (service: RecordedService) => unknown[]) =>
    groupBy(some, (service) => JSON.stringify([kind, service.who, ...rest(service)]));
  return [
    ...onceAPerson(groupsBy(own, ownRest), ownRest, (key, group) => foundOf(kind, key, group, why)),
    ...onceAPerson(groupsBy(brought, broughtRest), broughtRest, (key, group) =>
      foundOf(kind, key, group, ({ eventId, takenBack }) =>
        confirmed.has(eventId) ? 'flag' : takenBack ? 'reversed' : null,
      ),
    ),
  ];
}

/** Of what counts, once for each person: under two numbers of one who was merged it is one visit. Groups come by the moment of their first service. */
function onceAPerson(
  groups: ReadonlyMap<string, readonly RecordedService[]>,
  rest: (service: RecordedService) => unknown[],
  found: (key: string, group: readonly RecordedService[]) => Found,
): Found[] {
  const counted = new Set<string>();
  return [...groups].map(([key, group]) => {
    const one = found(key, group);
    const [first] = group;
    if (one.leftOut !== null || !first || first.personId === null) return one;
    const visit = JSON.stringify([first.personId, one.elsewhere !== null, ...rest(first)]);
    if (counted.has(visit)) return { ...one, leftOut: 'merged' };
    counted.add(visit);
    return one;
  });
}

function foundOf(
  kind: RecordKind,
  key: string,
  group: readonly RecordedService[],
  why: (service: RecordedService) => LeftOut | null,
): Found {
  const counted = group.find((service) => why(service) === null);
  const shown = counted ?? group[0];
  if (!shown) throw new Error('a visit has a service');
  return {
    kind,
    subjectId: idOf(key),
    day: shown.day,
    area: shown.area,
    stationId: shown.station,
    lacks: [],
    leftOut: counted ? null : why(shown),
    elsewhere:
      shown.kind === elsewhereKind
        ? { issuer: String(shown.details.issuer), evidence: String(shown.details.evidence) }
        : null,
  };
}

/** A UUID (version 8: ours) out of the SHA-256 of what makes a visit. */
function idOf(key: string): string {
  const hash = createHash('sha256').update(key).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
