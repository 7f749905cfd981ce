/** In which order a grid worker wants the acts: what moves the matter on first, what gives it away last. */
const order = [
  'sign', 'restart', 'resume', 'report-in', 'self-close', 'progress', 'feedback', 'answer-supervision', 'ask-extension', 'ask-suspension', 'escalate', 'return', 'transfer-out',
]

/** Where life is in danger, handing over stands above everything. */
export function inFieldOrder<A extends { readonly act: string }>(acts: readonly A[], emergency: boolean): A[] {
  const rank = ({ act }: A) => {
    if (emergency && act === 'transfer-out') return -1
    const at = order.indexOf(act)
    return at === -1 ? order.length : at
  }
  return acts.toSorted((a, b) => rank(a) - rank(b))
}
