import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseArgs } from 'node:util'
import { Refused } from '../core/procedure/refusal.ts'
import { CannotStart } from '../server/environment/index.ts'
import { sentenceOf } from './command-line.ts'

describe('How a command ends', () => {
  it('says what whoever runs it can mend', () => {
    assert.match(sentenceOf(new CannotStart('磁盘满了。', 'Disk full.'), 'verify'), /磁盘满了/)
    assert.equal(sentenceOf(new Refused({ code: 'x', sentence: '请先登录。', cause: 'x' }), 'verify'), '请先登录。')
  })

  it('leads whoever writes it wrongly to its own help', () => {
    let wrong: unknown
    try { parseArgs({ args: ['--no-such'], options: {} }) } catch (error) { wrong = error }
    assert.equal(sentenceOf(wrong, 'verify'), '命令的写法不对，运行 npx sanzhi verify --help 查看说明。')
  })

  it('refused: hides no failure of the program', () => {
    assert.throws(() => sentenceOf(new TypeError('x is undefined'), 'verify'), /x is undefined/)
  })
})
