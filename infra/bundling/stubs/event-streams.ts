import { notBundled } from '../not-bundled';

/** Stands in for what the SDK reads and writes streams of events by, which no operation of our services has. */
export class EventStreamSerde {
  constructor() {
    notBundled('@smithy/core/event-streams', 'none of our services has streams of events');
  }
}

/** What the client of S3 sets up at its start for the one operation that has them, which nobody calls. */
export const resolveEventStreamSerdeConfig = <C>(config: C): C => config;

export function eventStreamSerdeProvider(): never {
  return notBundled('@smithy/core/event-streams', 'none of our services has streams of events');
}
