/** Generated files that must equal what would be generated now. Whoever generates something adds a line here. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

type Generated = { readonly name: string; readonly args: readonly [string, ...string[]] }

const all: readonly Generated[] = [
  { name: 'generated docs', args: ['tools/cli/docs.ts', '--check'] },
]

export function generated(house: string): readonly Generated[] {
  return all.filter(({ args: [file] }) => existsSync(join(house, file)))
}
