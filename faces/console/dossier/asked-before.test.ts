import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { acts } from '../../../procedures/grid-case/acts.ts'
import type { ViewEntry } from '../../spa/shapes.ts'
import { askedBefore } from './asked-before.ts'

const entry = (act: string, words = '演示'): ViewEntry => ({
  sequence: 1, act, name: act, at: '', doneAt: '', who: '', unit: null, mine: false, from: null, to: '', lines: [{ label: '理由', kind: 'text', value: words }], rules: [],
})

describe('what a step answers', () => {
  it('is the newest request of its kind', () => {
    assert.equal(askedBefore('approve-suspension', [entry('progress'), entry('ask-suspension', '新'), entry('refuse-suspension'), entry('ask-suspension', '旧')])?.lines[0]?.value, '新')
  })

  it('is nothing once the same step has answered it, but every called unit reads the whistle', () => {
    assert.equal(askedBefore('dispatch', [entry('sign'), entry('dispatch'), entry('return')]), null)
    assert.equal(askedBefore('report-in', [entry('report-in'), entry('whistle')])?.act, 'whistle')
  })

  it('is nothing for a step that answers none, or where nobody asked', () => {
    assert.equal(askedBefore('progress', [entry('dispatch')]), null)
    assert.equal(askedBefore('arbitrate', [entry('dispatch')]), null)
  })

  it('names only acts there are', () => {
    for (const act of Object.keys(acts)) assert.doesNotThrow(() => askedBefore(act, []))
  })
})
