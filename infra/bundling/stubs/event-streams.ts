import { notBundled } from '../not-bundled';

/** Stands in for what the SDK reads and writes streams of events by, which no operation of our services has. */
export class EventStreamSerde {
  constructor() {
    notBundled('@smithy/core/event-streams', 'none of our services has streams of events');
  }
}
