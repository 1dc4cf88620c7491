import { agencyAdminOf, personByKey } from './data/people';
import type { Mark, Nomination, Session, Training } from './data/trainings';
import type { GraphqlClient } from './graphql-client';
import { partsOf } from './in-parallel';
import { createTraining, publishTraining, recordAttendance, recordScores } from './organizing';
import { administrator, type World } from './world';

/** What is planned: a training of the demo's data, or the worked example's. */
export type Plan = Pick<
  Training,
  | 'program'
  | 'agency'
  | 'organizer'
  | 'partners'
  | 'kind'
  | 'category'
  | 'delivery'
  | 'location'
  | 'quota'
  | 'hasTest'
  | 'sessions'
> & { readonly title: string };

export interface PlannedTraining {
  readonly id: string;
  /** In the order of the plan. */
  readonly sessions: readonly { readonly id: string; readonly plan: Session }[];
  /** The subject who runs it. */
  readonly organizer: string;
}

/** The steps that people take through the API, from the plan to the records. */
export interface Story {
  plan(plan: Plan, publish: boolean): Promise<PlannedTraining>;
  /** Nominates and lets each person's agency decide, in the order of the list. */
  enroll(trainingId: string, nominations: readonly Nomination[]): Promise<void>;
  record(
    training: PlannedTraining,
    session: number,
    marks: readonly (readonly [person: string, mark: Mark])[],
  ): Promise<void>;
  /** Scores of 0–100. */
  score(
    training: PlannedTraining,
    scores: readonly { readonly person: string; readonly preTest?: number; readonly postTest?: number }[],
  ): Promise<void>;
}

const requestsAtOnce = 2;

export function createStory(client: GraphqlClient, world: World): Story {
  return {
    async plan(plan, publish) {
      const organizer = await world.accountOf(plan.organizer);
      const made = await createTraining(client, organizer, {
        programId: world.program(plan.program),
        organizerId: world.agency(plan.agency),
        partnerIds: plan.partners.map((key) => world.partner(key)),
        title: plan.title,
        type: plan.kind,
        category: plan.category,
        delivery: plan.delivery,
        location: plan.location,
        quota: plan.quota,
        hasTest: plan.hasTest,
        signatory: { office: 'BPSDM Provinsi Lampung', position: 'Kepala' },
        sessions: plan.sessions.map(({ startsAt, endsAt, jp, topic, facilitator }) => ({
          startsAt,
          endsAt,
          jp,
          topic,
          facilitatorId: world.person(facilitator),
        })),
      });
      const { id, sessions } = made;
      if (publish) await publishTraining(client, organizer, made);
      const planned = plan.sessions.map((session) => {
        const made = sessions.find(({ startsAt }) => startsAt === session.startsAt);
        if (made === undefined) throw new Error(`No session starts at ${session.startsAt}`);
        return { id: made.id, plan: session };
      });
      return { id, sessions: planned, organizer };
    },

    async enroll(trainingId, nominations) {
      for (const part of partsOf(nominations, 20)) {
        await client.send(administrator, 'mutation ($input: NominateInput!) { nominate(input: $input) { id } }', {
          input: { trainingId, personIds: part.map(({ person }) => world.person(person)) },
        });
      }
      for (const { person, approval } of nominations) {
        if (approval === 'PENDING') continue;
        const admin = await world.accountOf(agencyAdminOf(personByKey(person).agency).key);
        await client.send(
          admin,
          'mutation ($input: DecideNominationInput!) { decideNomination(input: $input) { status } }',
          {
            input: {
              trainingId,
              personId: world.person(person),
              decision: approval === 'APPROVED' ? 'APPROVE' : 'REJECT',
              ...(approval === 'REJECTED' && { reason: 'Sedang bertugas di lapangan' }),
            },
          },
        );
      }
    },

    async record({ id, sessions, organizer }, session, marks) {
      const records = marks.map(([person, status]) => ({ personId: world.person(person), status }));
      const batches = { organizer, trainingId: id, atOnce: requestsAtOnce };
      await recordAttendance(client, batches, sessions[session - 1]?.id, records);
    },

    async score({ id, organizer }, scores) {
      const all = scores.map(({ person, preTest, postTest }) => ({
        personId: world.person(person),
        preTest,
        postTest,
      }));
      await recordScores(client, { organizer, trainingId: id, atOnce: requestsAtOnce }, all);
    },
  };
}
