import { accounts } from '../../../local/demo/data/accounts';
import { workingDaysBefore, workingDaysFrom } from '../../../local/demo/data/calendar';
import { partners } from '../../../local/demo/data/partners';
import { agencyAdminOf, personByKey } from '../../../local/demo/data/people';
import { programs } from '../../../local/demo/data/programs';
import { endingTraining, type Training, trainings } from '../../../local/demo/data/trainings';

const minutes = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 60_000;

function overlaps(sessions: Training['sessions']): boolean {
  const ordered = sessions.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  return ordered.some((session, index) => {
    const next = ordered[index + 1];
    return next !== undefined && Date.parse(next.startsAt) < Date.parse(session.endsAt);
  });
}

/** Instants at which a first start is awkward: midnight WIB, midnight UTC, a weekend, the end of a year, odd milliseconds. */
const starts = [
  '2026-11-24T03:12:45.678Z',
  '2026-11-30T17:00:10.000Z',
  '2026-12-31T16:59:59.999Z',
  '2027-01-02T00:00:00.000Z',
  '2028-02-28T18:30:00.000Z',
];

describe('the programs', () => {
  it('have objectives of all kinds in both languages, known partners and a budget', () => {
    for (const program of programs) {
      expect(new Set(program.objectives.map(({ kind }) => kind))).toEqual(new Set(['KNOWLEDGE', 'SKILL', 'ATTITUDE']));
      for (const { text } of program.objectives) expect(text.id).not.toBe(text.en);
      for (const partner of program.partners) expect(partners.map(({ key }) => key)).toContain(partner);
      expect(Number.isSafeInteger(program.yearlyBudget)).toBe(true);
    }
  });
});

describe.each(starts)('the trainings of a first start at %s', (instant) => {
  const now = new Date(instant);
  const all = trainings(now);
  const find = (key: string) => all.find((training) => training.key === key) as Training;

  it('have sessions as long as their lesson hours, in order, none overlapping', () => {
    for (const { sessions } of all) {
      expect(sessions.map(({ number }) => number)).toEqual(sessions.map((_, index) => index + 1));
      for (const { startsAt, endsAt, jp } of sessions) expect(minutes(startsAt, endsAt)).toBe(jp * 45);
      expect(sessions.map(({ startsAt }) => startsAt)).toEqual(sessions.map(({ startsAt }) => startsAt).toSorted());
      expect(overlaps(sessions)).toBe(false);
    }
  });

  it('ask for no person or lecturer at two places at once', () => {
    const busy = new Map<string, Training['sessions'][number][]>();
    const occupy = (person: string, sessions: Training['sessions']) =>
      busy.set(person, [...(busy.get(person) ?? []), ...sessions]);
    for (const { sessions, nominations } of all) {
      for (const session of sessions) occupy(session.facilitator, [session]);
      for (const { person } of nominations) occupy(person, sessions);
    }
    for (const sessions of busy.values()) expect(overlaps(sessions)).toBe(false);
  });

  it('end one within a minute, everything before it on earlier days', () => {
    const { sessions } = find(endingTraining);
    const last = sessions.at(-1);
    const wait = Date.parse(last?.endsAt ?? '') - now.getTime();
    expect(wait).toBeGreaterThan(59_000);
    expect(wait).toBeLessThanOrEqual(60_000);
    expect(sessions).toHaveLength(10);
    expect(sessions.reduce((sum, { jp }) => sum + jp, 0)).toBe(20);
    expect(sessions.slice(0, -1).every(({ endsAt }) => Date.parse(endsAt) < now.getTime())).toBe(true);
  });

  it('record every mark and both tests of every participant of the ending one, who share one supervisor', () => {
    const { nominations, achievements, sessions, quota } = find(endingTraining);
    expect(achievements.map(({ person }) => person)).toEqual(nominations.map(({ person }) => person));
    expect(achievements.length).toBeLessThanOrEqual(quota);
    for (const { attendance, preTest, postTest } of achievements) {
      expect(attendance).toHaveLength(sessions.length);
      for (const score of [preTest, postTest]) expect(score >= 0 && score <= 100).toBe(true);
    }
    expect(new Set(achievements.map(({ person }) => personByKey(person).supervisor)).size).toBe(1);
  });

  it('begin all others later, one of them with more approvals than seats', () => {
    for (const { key, sessions } of all)
      if (key !== endingTraining)
        for (const { startsAt } of sessions) expect(Date.parse(startsAt)).toBeGreaterThan(now.getTime());
    const { nominations, quota } = find('manajemen-risiko');
    expect(nominations.filter(({ approval }) => approval === 'APPROVED').length).toBe(quota + 2);
  });

  it('name known people, in roles that may do what is asked of them', () => {
    for (const training of all) {
      expect(programs.map(({ key }) => key)).toContain(training.program);
      expect(personByKey(training.organizer)).toMatchObject({ agency: training.agency });
      expect(personByKey(training.organizer).roles).toContain('ORGANIZER');
      for (const { facilitator } of training.sessions) expect(personByKey(facilitator).roles).toContain('FACILITATOR');
      for (const { person } of training.nominations) {
        const nominee = personByKey(person);
        expect(nominee.supervisor).not.toBeNull();
        expect(agencyAdminOf(nominee.agency).key).not.toBe(person);
      }
    }
  });

  it('cover every kind, every delivery and a leadership training, and leave one a draft', () => {
    expect(new Set(all.map(({ kind }) => kind)).size).toBe(3);
    expect(new Set(all.map(({ delivery }) => delivery)).size).toBe(3);
    expect(all.filter(({ publish }) => !publish)).toHaveLength(1);
    expect(all.some(({ category }) => category === 'MANAGERIAL')).toBe(true);
  });
});

describe('working days', () => {
  it('skip Saturdays and Sundays in both directions', () => {
    expect(workingDaysFrom('2026-11-27', 3)).toEqual(['2026-11-27', '2026-11-30', '2026-12-01']);
    expect(workingDaysBefore('2026-11-30', 2)).toEqual(['2026-11-26', '2026-11-27']);
  });
});

describe('the accounts', () => {
  const holding = (role: string) => accounts.filter(({ roles }) => roles.some((held) => held === role));

  it('cover every role, with two who approve for the province', () => {
    for (const role of ['SUPERVISOR', 'FACILITATOR', 'ORGANIZER', 'AGENCY_ADMIN', 'FINANCE', 'PARTNER', 'AUDITOR'])
      expect(holding(role).length).toBeGreaterThanOrEqual(1);
    expect(accounts.filter(({ subject }) => subject.startsWith('participant-'))).toHaveLength(3);
    expect(accounts.filter(({ subject }) => subject.startsWith('province-admin-'))).toHaveLength(2);
    expect(new Set(accounts.map(({ subject }) => subject)).size).toBe(accounts.length);
  });

  it('belong each to one person or one partner, with the roles of that one', () => {
    for (const { personKey, partnerKey, roles } of accounts) {
      expect(Boolean(personKey)).not.toBe(Boolean(partnerKey));
      if (personKey) expect(roles).toEqual(personByKey(personKey).roles);
      if (partnerKey) expect(partners.map(({ key }) => key)).toContain(partnerKey);
    }
  });

  it('let the tour follow the training that ends, and the waiting list', () => {
    const all = trainings(new Date('2026-11-24T03:00:00Z'));
    const nominees = (key: string) => all.find((training) => training.key === key)?.nominations ?? [];
    const personOf = (subject: string) => accounts.find((account) => account.subject === subject)?.personKey;
    expect(nominees(endingTraining).map(({ person }) => person)).toContain(personOf('participant-1'));
    const risk = nominees('manajemen-risiko').map(({ person }) => person);
    expect(risk.indexOf(personOf('participant-2') ?? '')).toBe(0);
    expect(risk.indexOf(personOf('participant-3') ?? '')).toBe(5);
    expect(personOf('supervisor')).toBe(personByKey(personOf('participant-1') ?? '').supervisor);
  });
});
