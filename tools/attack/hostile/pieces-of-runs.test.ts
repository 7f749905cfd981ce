import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sumOf, type Piece } from './pieces-of-runs.ts'

const piece = (from: number, sent: number, more: Partial<Piece> = {}): Piece => ({
  what: 'requests', seed: 1, round: 25_000, from, sent, refused: sent, wrong: 0, statuses: { 400: sent }, minutes: 1, processor: 1, ...more,
})

describe('Runs in pieces', () => {
  it('are added up, statuses too', () => {
    const { sent, statuses, twice } = sumOf([piece(0, 300), piece(300, 700, { statuses: { 400: 600, 404: 100 } })], 'requests')
    assert.deepEqual([sent, statuses, twice], [1_000, { 400: 900, 404: 100 }, 0])
  })

  it('count a number once, however many pieces have it, and each seed for itself', () => {
    assert.deepEqual([sumOf([piece(0, 500), piece(200, 500), piece(100, 50)], 'requests')].map(({ sent, twice }) => [sent, twice]), [[700, 350]])
    assert.equal(sumOf([piece(0, 500), piece(0, 500, { seed: 2 })], 'requests').sent, 1_000)
  })

  it('keep files and requests apart, and carry what was wrong', () => {
    assert.deepEqual(sumOf([piece(0, 5, { what: 'files', wrong: 2 }), piece(0, 9)], 'files').wrong, 2)
  })
})
