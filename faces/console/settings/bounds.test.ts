import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultSettings } from '../../../procedures/grid-case/catalogue.ts'
import { boundsOfAmount, boundsOfNumber, isWithin, outOfBounds } from './bounds.ts'
import { numberWords } from './settings-words.ts'

describe('bounds of the settings', () => {
  it('hold for the defaults, and are known for every number on the page', () => {
    assert.deepEqual(outOfBounds(defaultSettings), [])
    for (const key of Object.keys(numberWords)) assert.ok(boundsOfNumber(key as keyof typeof numberWords).most < 1_000_000, key)
  })

  it('name what is too small, too large or no whole number, each at its field', () => {
    const wrong = { ...defaultSettings, spotCheckPercent: 5, extensions: 1.5, accept: { amount: 400, unit: 'WORK_DAY' as const } }
    assert.deepEqual(outOfBounds(wrong).map(({ name }) => name), ['受理', '可延期几次', '当场解决的抽查比例'])
    assert.match(outOfBounds(wrong)[2]?.sentence ?? '', /要在 10 到 100 之间/)
  })

  it('take half a day, where no whole number is asked', () => {
    assert.ok(isWithin(0.5, boundsOfAmount))
    assert.ok(!isWithin(Number.NaN, boundsOfAmount))
  })
})
