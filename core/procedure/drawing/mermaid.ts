/** The state picture as Mermaid text: what code hosts draw by themselves beside the words. */
import type { ProcedureBook } from './book.ts'

export function drawMermaid(book: ProcedureBook): string {
  return [
    'stateDiagram-v2',
    ...book.states.map((state) => `  state "${plain(state.name)}" as ${state.key}`),
    ...book.moves.map((move) => `  ${move.from ?? '[*]'} --> ${move.to}: ${move.acts.map((act) => plain(act.name)).join(' / ')}`),
    ...book.states.filter((state) => state.end).map((state) => `  ${state.key} --> [*]`),
  ].join('\n')
}

/** Marks that Mermaid reads as its own grammar. */
function plain(text: string): string {
  return text.replace(/[:;#"<>{}[\]\n]/g, ' ').trim()
}
