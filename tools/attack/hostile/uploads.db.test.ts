/** The short form of `npm run fuzz -- --files`: whatever is refused at first sight, and of each family of pictures the worst. */
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { hostileFiles, type HostileFile } from './files.ts'
import { openGround, type Ground } from './ground.ts'
import { bringAll, doorsOf, type UploadOutcome } from './uploads.ts'

let ground: Ground
let files: readonly HostileFile[]
let outcome: UploadOutcome
let folders: readonly string[]

const isPhoto = ({ bytes }: HostileFile) => /^(ffd8ff|89504e470d0a1a0a|52494646)/.test(bytes.subarray(0, 8).toString('hex'))
/** Opened by a child process each; the long form brings all. */
const worst = /JPEG and page|PHP|script as text|65535 × 65535|60 megapixels|60 MB of profile|thousand scans|100 times EXIF|of fill bytes|JPEG cut at \d\d$|turned over 0|named \.\.\/\.\.|said to be text\/html/
const everywhere = /JPEG and page|an svg|markup 0|60 megapixels|a moving gif|heic box/

before(async () => {
  const known = new Set(uploadFolders())
  ground = await openGround()
  folders = uploadFolders().filter((name) => !known.has(name))
  files = await hostileFiles()
  const [api, portal, open311] = doorsOf(ground)
  assert.ok(api !== undefined && portal !== undefined && open311 !== undefined)
  const first = await bringAll(ground, files.filter((file) => !isPhoto(file) || worst.test(file.what)), [api])
  const second = await bringAll(ground, files.filter(({ what }) => everywhere.test(what)), [portal, open311])
  outcome = { ...first, brought: first.brought + second.brought, taken: first.taken + second.taken, faults: [...first.faults, ...second.faults], lag: Math.max(first.lag, second.lag), grown: Math.max(first.grown, second.grown) }
})
after(() => ground.close())

describe('Hostile files', () => {
  it('are more than three hundred, and most must be refused', () => {
    assert.ok(files.length >= 300, `${files.length}`)
    assert.ok(files.filter(({ must }) => must === 'refuse').length >= 130)
  })

  it('are refused with a Chinese sentence, or kept as a plain picture of ours: no metadata, no word of what came, no name that harms', () => {
    assert.deepEqual(outcome.faults, [])
    assert.ok(outcome.brought > 120 && outcome.taken > 2, `${outcome.brought} brought, ${outcome.taken} taken`)
  })

  it('cost the server neither memory nor attention: children open them', () => {
    assert.ok(outcome.grown < 300_000_000, `${Math.round(outcome.grown / 1e6)} MB`)
    assert.ok(outcome.lag < 400, `the event loop was ${Math.round(outcome.lag)} ms late`)
  })

  it('leave nothing behind but pictures named by their content', () => {
    const left = folders.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name))
    assert.deepEqual(left.filter((name) => !/^[0-9a-f]{64}(-320)?\.jpg$/.test(name)), [])
  })
})

function uploadFolders(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('sanzhi-files-')).map((name) => join(tmpdir(), name))
}
