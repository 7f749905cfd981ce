/**
 * Written proxies (委托投票; Organic Law art. 18): because of absence, to a registered voter who is no candidate, three for each trustee,
 * one for each principal, not passed on. A record says who votes for whom and never what.
 */

/** Law; no county and no province can raise it. */
export const proxiesPerTrustee = 3

export type Proxy = {
  readonly principal: string
  readonly trustee: string
}

export type ProxyRequest = Proxy & {
  /** On paper and signed by the principal. */
  readonly written: boolean
  /** Why they are away on the day. */
  readonly reason: string
}

export type ProxyFault =
  | 'not-written' | 'no-reason' | 'to-oneself' | 'principal-not-registered' | 'trustee-not-registered' | 'trustee-is-candidate'
  | 'already-delegated' | 'trustee-full' | 'trustee-is-away' | 'principal-holds-proxies'

export type ProxyGround = {
  /** Everybody on the roll. */
  readonly roll: ReadonlySet<string>
  /** Candidates of any post. */
  readonly candidates: ReadonlySet<string>
  /** Accepted and still in force. */
  readonly accepted: readonly Proxy[]
}

/** Null where this proxy may be accepted. Who gave away the own vote cannot carry another's: that would be passing it on. */
export function faultOfProxy(request: ProxyRequest, { roll, candidates, accepted }: ProxyGround): ProxyFault | null {
  const { principal, trustee } = request
  if (!request.written) return 'not-written'
  if (request.reason.trim() === '') return 'no-reason'
  if (principal === trustee) return 'to-oneself'
  if (!roll.has(principal)) return 'principal-not-registered'
  if (!roll.has(trustee)) return 'trustee-not-registered'
  if (candidates.has(trustee)) return 'trustee-is-candidate'
  if (accepted.some((one) => one.principal === principal)) return 'already-delegated'
  if (accepted.some((one) => one.principal === trustee)) return 'trustee-is-away'
  if (accepted.some((one) => one.trustee === principal)) return 'principal-holds-proxies'
  return heldBy(trustee, accepted) < proxiesPerTrustee ? null : 'trustee-full'
}

/** How many proxies in force a person holds. */
export function heldBy(trustee: string, accepted: readonly Proxy[]): number {
  return accepted.filter((one) => one.trustee === trustee).length
}

export type Fallen = Proxy & { readonly because: 'trustee-is-candidate' | 'trustee-not-registered' | 'principal-not-registered' }

/** Proxies that end by themselves because somebody was nominated or struck off the roll; their principals are told to make new ones. */
export function proxiesFallen({ roll, candidates, accepted }: ProxyGround): readonly Fallen[] {
  return accepted.flatMap((one): readonly Fallen[] => {
    if (candidates.has(one.trustee)) return [{ ...one, because: 'trustee-is-candidate' }]
    if (!roll.has(one.trustee)) return [{ ...one, because: 'trustee-not-registered' }]
    return roll.has(one.principal) ? [] : [{ ...one, because: 'principal-not-registered' }]
  })
}

/** What is left in force. */
export function proxiesInForce(ground: ProxyGround): readonly Proxy[] {
  const fallen = new Set(proxiesFallen(ground).map(({ principal }) => principal))
  return ground.accepted.filter(({ principal }) => !fallen.has(principal))
}
