/** Sums the dry runs of villages; stars are told apart by code, named as the draft names them. */
import type { StarWhatIf, WhatIf } from './what-if.ts'

export function sumWhatIf(villages: readonly WhatIf[]): WhatIf {
  const sum = (of: (one: WhatIf) => number) => villages.reduce((all, one) => all + of(one), 0)
  const moved = (of: 'title' | 'honour') => ({ before: sum((one) => one[of].before), after: sum((one) => one[of].after), got: sum((one) => one[of].got), lost: sum((one) => one[of].lost) })
  const stars = new Map<string, StarWhatIf>()
  for (const star of villages.flatMap((one) => one.stars)) {
    const known = stars.get(star.code)
    stars.set(star.code, known === undefined ? star : {
      ...known, held: added(known.held, star.held), reach: added(known.reach, star.reach),
      // Villages of one year may have begun under different versions: known to some is known.
      kind: known.kind === star.kind ? known.kind : 'both',
    })
  }
  return { households: sum(({ households }) => households), changed: sum(({ changed }) => changed), title: moved('title'), honour: moved('honour'), stars: [...stars.values()].toSorted((one, other) => (one.code < other.code ? -1 : 1)) }
}

function added(one: StarWhatIf['held'], other: StarWhatIf['held']): StarWhatIf['held'] {
  return { before: one.before + other.before, after: one.after + other.after }
}
