import type { ButtonKind } from '../../../design/index.ts'

/** In which order a grid worker wants the acts: what moves the matter on first, what gives it away last. */
const order = [
  'sign', 'restart', 'resume', 'report-in', 'self-close', 'progress', 'feedback', 'answer-supervision', 'ask-extension', 'ask-suspension', 'escalate', 'return', 'transfer-out',
]

/** What a grid worker comes here to do; the rest is there for the rare day. */
const likely = new Set(['sign', 'restart', 'resume', 'report-in', 'self-close', 'progress', 'feedback', 'answer-supervision'])

export function isLikely(act: string, emergency: boolean): boolean {
  return likely.has(act) || (emergency && act === 'transfer-out')
}

/** Nothing where the place in the list decides. */
export function actKind(act: string, emergency: boolean): { readonly kind?: ButtonKind } {
  if (emergency && act === 'transfer-out') return { kind: 'alarm' }
  return isLikely(act, emergency) ? {} : { kind: 'ordinary' }
}

/** Where life is in danger, handing over stands above everything. */
export function inFieldOrder<A extends { readonly act: string }>(acts: readonly A[], emergency: boolean): A[] {
  const rank = ({ act }: A) => {
    if (emergency && act === 'transfer-out') return -1
    const at = order.indexOf(act)
    return at === -1 ? order.length : at
  }
  return acts.toSorted((a, b) => rank(a) - rank(b))
}
