/** How much each caller may still ask for. */
export interface CostBudget {
  /** @returns 0 when it is granted, else in how many seconds it would be */
  spend(caller: string, cost: number): number;
}

/** For whoever is not a stranger: tests and measurements. */
export const unlimited: CostBudget = { spend: () => 0 };

interface Account {
  points: number;
  /** Milliseconds, when `points` was right. */
  at: number;
}

/**
 * A bucket of points for each caller, refilled with time, in this process alone: it needs no call, and knows what other
 * instances granted as little as they know it (ADR 215). Who has not come for longest is forgotten when there are too many.
 */
export function createCostBudget(
  size: { readonly points: number; readonly perSecond: number; readonly callers: number },
  now: () => number = () => performance.now(),
): CostBudget {
  const accounts = new Map<string, Account>();

  const accountOf = (caller: string): Account => {
    const known = accounts.get(caller) ?? { points: size.points, at: now() };
    accounts.delete(caller);
    accounts.set(caller, known);
    if (accounts.size > size.callers) accounts.delete(accounts.keys().next().value ?? '');
    return known;
  };

  return {
    spend(caller, cost) {
      const account = accountOf(caller);
      const passed = (now() - account.at) / 1_000;
      account.points = Math.min(size.points, account.points + passed * size.perSecond);
      account.at = now();
      if (account.points < cost) return Math.ceil((cost - account.points) / size.perSecond);
      account.points -= cost;
      return 0;
    },
  };
}
