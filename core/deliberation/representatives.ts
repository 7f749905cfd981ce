/** Who makes up the meeting of representatives (R-242; Organic Law art. 29). Counts only: who they are stands in the village's own list. */

export type Composition = {
  /** Everybody who belongs to the meeting: members of the committee and representatives. */
  readonly members: number
  readonly representatives: number
  /** Women among the representatives. */
  readonly women: number
}

export type CompositionFault = 'not-counts' | 'too-few-representatives' | 'too-few-women'

/** Representatives are four fifths of its members at least, women a third of its members at least. */
export function faultOfComposition({ members, representatives, women }: Composition): CompositionFault | null {
  const counts = [members, representatives, women]
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0) || members === 0 || representatives > members || women > members) return 'not-counts'
  if (5 * representatives < 4 * members) return 'too-few-representatives'
  return 3 * women < members ? 'too-few-women' : null
}
