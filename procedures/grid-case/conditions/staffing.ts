/** Whether the system has anything to say about who is there. */
import { addresseesAwaited } from '../awaited.ts'
import { isAbout } from '../parties.ts'
import { desksOf, emptyAmong, isEmpty, staffedLevel } from '../staffing.ts'
import { condition, type With } from './condition.ts'

/** A record is made only where somebody else is awaited now, or it has become known that nobody is: a look alone is no news. */
export const somebodyElseIsDue = condition<With<unknown>>('same-people', 'R-109', '该谁办没有变化，不用另行安排。', ({ dossier, known }) => {
  const { file, place } = dossier
  if (known.holders === undefined || place === null) return false
  const vacant = emptyAmong(desksOf(place, file), known.holders, file.against)
  const level = staffedLevel(place, file.level, { vacant }, (one) => isAbout(place.village, one, file.against.units))
  const after = { ...dossier, file: { ...file, vacant, level } }
  const awaited = (one: typeof dossier) => JSON.stringify(addresseesAwaited(one).map((desk) => [desk, isEmpty(one.file, desk)]))
  return awaited(dossier) !== awaited(after)
})
