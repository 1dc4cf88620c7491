import { notBundled } from '../not-bundled';

const subscriptions = (): never => notBundled('@graphql-yoga/subscription', 'the API has no subscriptions');

/** Stand in for what type-graphql makes subscriptions of. */
export const filter = subscriptions;
export const pipe = subscriptions;
export class Repeater {
  constructor() {
    subscriptions();
  }
}
