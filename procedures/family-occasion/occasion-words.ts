/** What an occasion may not become: words that would turn help into control. */
import { noSuchPowerIn } from '../../core/village-bodies/index.ts'

/** The word by which an answer or a record would cross the line; null where it is help. */
export function overreachIn(...texts: readonly (string | undefined)[]): string | null {
  return noSuchPowerIn(texts.join('\n'))?.word ?? null
}
