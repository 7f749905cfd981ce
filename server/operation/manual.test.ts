import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'

const manual = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8')
const blocks = (language: string) => [...manual.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, text = '']) => text)

describe('The manual of operation', () => {
  it('names no command that the program does not have', () => {
    const named = new Set([...manual.matchAll(/(?:npx sanzhi|`sanzhi|^ *sanzhi|bin\/sanzhi\.mjs) ([a-z][a-z-]+)(?=[\s`)；，。]|$)/gm)].map(([, command = '']) => command))
    assert.ok(named.size >= 10, [...named].join(' '))
    const known = (command: string) => ['start', 'help', 'test', 'check'].includes(command) || existsSync(new URL(`../../tools/cli/${command}.ts`, import.meta.url))
    assert.deepEqual([...named].filter((command) => !known(command)), [])
  })

  it('gives unit files of nothing but sections, settings and remarks', () => {
    const lines = blocks('ini').flatMap((text) => text.trimEnd().split('\n'))
    assert.ok(lines.length > 30)
    assert.deepEqual(lines.filter((line) => !/^(\[[A-Z][a-z]+\]|#.*|[A-Z][A-Za-z]+=.+|)$/.test(line)), [])
  })

  it('gives a script under the service\'s settings that a shell can read, and settings without quotes', (context) => {
    const [, script = ''] = /<!-- run-as -->\n```sh\n(.*?)```/s.exec(manual) ?? []
    assert.match(script, /SANZHI_SECRET_FILE/)
    const read = spawnSync('sh', ['-n'], { input: script, encoding: 'utf8' })
    // Windows has none.
    if (read.error !== undefined) context.skip('no shell here')
    else assert.equal(read.stderr, '')
    const settings = blocks('sh').find((text) => text.startsWith('SANZHI_MODE=production')) ?? ''
    assert.ok(settings.split('\n').every((line) => /^([A-Z_]+=[^"']+|)$/.test(line)), settings)
  })
})
