/**
 * Counts, figures, orders, pages and searches must not move by anything that happens elsewhere: every question is asked before and after
 * foreign matter was planted, at the same instant, and has to be answered with the same words.
 */
import { foldDeltas } from '../../../server/statistics/index.ts'
import { attemptsAt, type Attempt } from './attempts.ts'
import { unpacked } from './canary.ts'
import { ask } from './judge.ts'
import type { Asker, PlaceKey } from './places.ts'
import { plant } from './plant.ts'
import { routesOf } from './run.ts'
import type { World } from './world.ts'

/** Whatever counts, sums, sorts, pages or searches. Not the audit: it tells of the asking itself. */
const counting = /^\/api\/(dossiers|tasks\/count|people|people\/me\/accesses|households|statistics\/:code.*|mandates|mandate-proposals|bodies|body-nominations|accounts|api-keys|messages|procedures\/:key\/settings)$|^\/(mine|me|grids)$/

/** Plants more at `place` and tells which of the questions of `askers` are answered otherwise than before. */
export async function changedBy(world: World, askers: readonly Asker[], place: PlaceKey): Promise<readonly string[]> {
  const at = world.platform.door.clock()
  const questions = askers.flatMap((asker) => questionsOf(world, asker).map((attempt) => ({ asker, attempt })))
  const before = await answersTo(world, questions, at)
  await plant(world.platform, world.aviary, world.planted[place].place, 'later')
  const after = await answersTo(world, questions, at)
  return questions.flatMap(({ asker, attempt }, index) => before[index] === after[index] ? [] : [`${asker.name} ${attempt.url}: ${before[index]?.slice(0, 200)} became ${after[index]?.slice(0, 200)}`])
}

/** Each list and figure about the own place and about elsewhere; a page of one, so that the order of pages shows too. */
function questionsOf(world: World, asker: Asker): readonly Attempt[] {
  const asked = routesOf(world).filter(({ method, url }) => method === 'GET' && counting.test(url))
  return asked.flatMap((described) => {
    const attempts = attemptsAt({ described, planted: world.planted.own, asker, pick: () => 0 }).filter(({ method, headers }) => method === 'GET' && headers === undefined)
    return attempts.slice(0, 6)
  })
}

async function answersTo(world: World, questions: readonly { readonly asker: Asker; readonly attempt: Attempt }[], at: number): Promise<readonly string[]> {
  while (await foldDeltas(world.platform.database) > 0);
  await world.refresh()
  world.hold(at)
  const answers: string[] = []
  for (const { asker, attempt } of questions) {
    const { statusCode, body, rawPayload } = await ask(world, asker, attempt)
    const text = rawPayload.subarray(0, 2).toString() === 'PK' ? unpacked(rawPayload) : body
    answers.push(`${statusCode} ${text.replace(/[\w-]{16}\.[\w-]{22}/g, 'MARK').replace(/nonce-[\w+/=-]+|nonce="[^"]+"/g, 'NONCE').replace(/name="act_id" value="[^"]+"/g, 'ACT')}`)
  }
  world.hold(null)
  return answers
}
