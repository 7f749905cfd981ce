/** What a look at every file of the tree finds: words of the red lines, names of rooms, numbers that could be somebody's. */
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { redLinesIn } from './red-lines.ts'
import { residentNumbersIn } from './resident-numbers.ts'

const text = /\.(ts|tsx|mjs|cjs|js|json|sql|csv|md|html|css|yml|yaml|txt)$/

export async function checkTree(house: string): Promise<readonly string[]> {
  const files = filesOf(house)
  return files.flatMap((file) => [
    ...nameComplaint(file),
    ...text.test(file) ? complaintsAbout(file, readFileSync(join(house, file), 'utf8')) : [],
  ])
}

function complaintsAbout(file: string, content: string): readonly string[] {
  return [...redLinesIn(file, content), ...residentNumbersIn(content)].map(({ line, wrong }) => `${file}:${line}: ${wrong}`)
}

/** Also a room nobody imports yet, which the import check does not see. */
function nameComplaint(file: string): readonly string[] {
  const bad = /(^|\/)(utils?|helpers?|common|shared|misc|libs?|managers?)(\/|\.[^/]+$)/.exec(file)
  return bad === null ? [] : [`${file}: a room or file is called by what it is, not "${bad[2] ?? ''}"`]
}

/** Everything git knows or would take in; outside a git checkout (an unpacked archive), everything but the large folders. */
function filesOf(house: string): readonly string[] {
  try {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: house, encoding: 'utf8', maxBuffer: 64 << 20, stdio: ['ignore', 'pipe', 'ignore'],
    })
    const deleted = new Set(execFileSync('git', ['ls-files', '-z', '--deleted'], { cwd: house, encoding: 'utf8' }).split('\0'))
    return listed.split('\0').filter((file) => file !== '' && !deleted.has(file) && file !== 'package-lock.json')
  } catch {
    const closed = /^(node_modules|data|\.git)$|(^|\/)dist$/
    return globSync('**/*.*', { cwd: house, exclude: (name) => closed.test(name) }).filter((file) => file !== 'package-lock.json')
  }
}
