import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { publishedProcedures } from '../../server/procedures/published.ts'
import { startPlatform, type RunningPlatform } from '../testing/platform.ts'

/**
 * Stars and points serve honour in the village and nothing else. Whoever wants to lean on them has to enter here, and is asked why:
 * no benefit, school, army, loan, certificate or credit file ever may.
 */
const mayLean: readonly (readonly [of: RegExp, those: readonly string[]])[] = [
  [/^star-household$/, ['star-cycle', 'star-objection']],
  [/^star-cycle$/, ['star-cycle', 'star-household', 'star-objection']],
  [/^star-objection$/, ['star-objection', 'star-household']],
  [/^points-/, ['points-catalogue', 'points-passbook', 'points-shop']],
]
/** Folders whose program may know of stars or points at all. */
const mayKnow = [
  'core/star-rating', 'core/view', 'procedures/star-cycle', 'procedures/star-household', 'procedures/star-objection', 'procedures/points-catalogue', 'procedures/points-passbook', 'procedures/points-shop',
  'procedures/body-meeting', 'server/star-rating', 'server/points', 'server/printing', 'server/portal/stars', 'server/portal/points', 'server/procedures', 'server/platform.ts', 'server/dossiers', 'server/administration/test-inventory.ts',
  'faces/console/stars', 'faces/console/points', 'faces/console/bodies', 'faces/console/settings', 'faces/portal', 'tools',
]
const mayTell = /^\/(api\/(star-rating|stars|points)(\/|$)|api\/(acts|dossiers|procedures|tasks)(\/|$)|stars(\/|$)|points(\/|$)|x\/)/

describe('Stars and points answer nobody outside the white list', () => {
  let platform: RunningPlatform
  before(async () => { platform = await startPlatform({ faces: false }) })
  after(() => platform.close())

  it('are shown to procedures of the rating and of the points, and to no other (R-450)', () => {
    for (const { key, shows } of publishedProcedures) {
      const those = mayLean.find(([of]) => of.test(key))?.[1]
      if (those !== undefined) assert.deepEqual((shows?.to ?? []).filter((other) => !those.includes(other)), [], key)
    }
  })

  it('are known to the rooms listed here only, whatever other module is written (R-450, R-451)', () => {
    const strangers = ['core', 'procedures', 'server', 'faces'].flatMap(sources).filter((file) => !mayKnow.some((room) => file === room || file.startsWith(`${room}/`)))
      .filter((file) => /from '[^']*(core\/star-rating|\/star-rating\/|procedures\/(star|points)-|\/points\/index)/.test(readFileSync(join(root, file), 'utf8')))
    assert.deepEqual(strangers, [])
  })

  it('stand in no answer of any other route, and in none for programs of others (R-450, R-465)', async () => {
    const paths = Object.entries((await platform.app.inject('/openapi.json')).json<{ paths: Readonly<Record<string, object>> }>().paths)
    assert.ok(paths.some(([path]) => path.startsWith('/api/star-rating/')), `the description of the interface lacks them: ${paths.length}`)
    const telling = paths.filter(([, routes]) => /"(stars|starCount|points|balance|sixAndMore|rated)"/.test(JSON.stringify(routes, (key, value: unknown) => (key === 'parameters' ? undefined : value)))).map(([path]) => path)
    assert.ok(telling.length > 0, 'what tells of stars is recognised')
    assert.deepEqual(telling.filter((path) => !mayTell.test(path)), [])
    assert.deepEqual(paths.map(([path]) => path).filter((path) => /rank|leader-?board|top/i.test(path)), [], 'no ranking of anybody')
  })

  it('are no column of persons, accounts or anything that leaves the county (R-451)', async () => {
    const columns = await platform.ownerQuery<{ table_name: string; column_name: string }>(`select table_name, column_name from information_schema.columns
      where table_schema = 'public' and column_name ~ 'star|point|credit' and column_name !~ 'start|stand|checkpoint|restart'`)
    assert.deepEqual(columns.filter(({ table_name: table }) => !/^(star|points?|book)_/.test(table)).map(({ table_name: table, column_name: column }) => `${table}.${column}`), [])
  })
})

const root = join(import.meta.dirname, '../..')

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file)).map((file) => `${folder}/${file}`)
}
