import type { GraphqlClient } from '../graphql-client';
import { createTraining, publishTraining as publish, recordAttendance, recordScores } from '../organizing';
import { jp } from './expected';
import { atOnce, organizer, type ScaleWorld } from './world';

/** What is planned: two sessions of 2 and 8 JP. */
export interface ScalePlan {
  readonly title: string;
  readonly category: 'TECHNICAL' | 'MANAGERIAL';
  readonly seats: number;
  readonly sessions: readonly [Meeting, Meeting];
  readonly partnerIds?: readonly string[];
}

interface Meeting {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly topic: string;
}

export const sessions = [
  { startsAt: '2026-10-21T01:00:00.000Z', endsAt: '2026-10-21T02:30:00.000Z', topic: 'Identifikasi risiko' },
  { startsAt: '2026-10-22T01:00:00.000Z', endsAt: '2026-10-22T07:00:00.000Z', topic: 'Analisis dan mitigasi risiko' },
] as const;

/** The training, and what its organizer and the agencies do with it. */
export interface ScaleTraining {
  readonly id: string;
  /** Nominates people, up to 20, and approves them all. */
  enroll(admin: string, personIds: readonly string[]): Promise<void>;
  recordAttendance(
    session: number,
    marks: readonly { readonly personId: string; readonly status: string }[],
  ): Promise<void>;
  recordScores(
    scores: readonly { readonly personId: string; readonly preTest?: number; readonly postTest: number }[],
  ): Promise<void>;
}

export async function publishTraining(
  client: GraphqlClient,
  world: ScaleWorld,
  { title, category, seats, sessions, partnerIds = [] }: ScalePlan,
): Promise<ScaleTraining> {
  const made = await createTraining(client, organizer, {
    programId: world.programId,
    organizerId: world.organizerId,
    partnerIds,
    title,
    type: 'TRAINING',
    category,
    delivery: 'ONLINE',
    location: 'Daring',
    quota: seats,
    hasTest: true,
    sessions: sessions.map((session, n) => ({ ...session, jp: jp[n] })),
  });
  await publish(client, organizer, made);
  const { id } = made;
  const batches = { organizer, trainingId: id, atOnce };

  return {
    id,

    async enroll(admin, personIds) {
      await client.send(admin, 'mutation ($input: NominateInput!) { nominate(input: $input) { id } }', {
        input: { trainingId: id, personIds },
      });
      const { decideNominations } = await client.send<{
        decideNominations: { personId: string; refusal: { code: string } | null }[];
      }>(
        admin,
        'mutation ($input: DecideNominationsInput!) { decideNominations(input: $input) { personId refusal { code } } }',
        { input: { trainingId: id, decisions: personIds.map((personId) => ({ personId, decision: 'APPROVE' })) } },
      );
      const refused = decideNominations.find(({ refusal }) => refusal !== null);
      if (refused !== undefined) throw new Error(`${refused.personId} was refused: ${refused.refusal?.code}`);
    },

    recordAttendance(session, marks) {
      const sessionId = made.sessions.find(({ startsAt }) => startsAt === sessions[session]?.startsAt)?.id;
      return recordAttendance(client, batches, sessionId, marks);
    },

    recordScores: (scores) => recordScores(client, batches, scores),
  };
}

/** A wave as the API shows it. */
export interface WaveView {
  readonly code: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly reminders: readonly string[];
}

/**
 * Start and ends of the sessions, the end of corrections, and of each wave what the clock does with it; that its raters are told is
 * scheduled when it opens.
 */
export function expectedSchedules(waves: readonly WaveView[], now: string): number {
  const end = sessions[1].endsAt;
  const ofWaves = waves.map(
    ({ opensAt, reminders }) => Number(opensAt > end) + Number(opensAt <= now) + reminders.length + 1,
  );
  return 1 + sessions.length + 1 + ofWaves.reduce((sum, n) => sum + n, 0);
}
