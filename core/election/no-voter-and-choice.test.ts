import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addUp, type Opening } from './index.ts'

const house = join(import.meta.dirname, '../..')
/** Words for somebody who votes, and for what was voted. */
const voter = /\b(?:voter|principal|trustee|registrant|servedPerson|cardHolder)\w*\??:/
const choice = /\b(?:choice|ballot|paper|names|votedFor|votes|marked)\w*\??:/

describe('R-230: nothing joins a voter and a choice', () => {
  it('no type of the law of elections, of its procedures or tables holds both', () => {
    const files = globSync(['core/election/**/*.ts', 'procedures/village-election*/**/*.ts', 'procedures/election-*/**/*.ts', 'procedures/roll-request/**/*.ts', 'procedures/committee-recall/**/*.ts', 'procedures/recall-count/**/*.ts', 'procedures/end-of-office/**/*.ts', 'server/elections/**/*.ts'], { cwd: house }).filter((file) => !file.endsWith('.test.ts'))
    assert.ok(files.length > 20)
    for (const file of files) for (const shape of shapesIn(readFileSync(join(house, file), 'utf8'))) assert.ok(!(voter.test(shape) && choice.test(shape)), `${file}: ${shape}`)
  })

  it('the search finds such a type where there is one', () => {
    assert.ok(shapesIn('type Vote = { readonly voter: string; readonly votes: readonly string[] }').some((shape) => voter.test(shape) && choice.test(shape)))
  })

  it('a counted opening is numbers and the names voted for: two heaps with their papers in another order are one record', () => {
    const papers = [{ chair: ['a'], vice: [], member: ['b'] }, { chair: ['c'], vice: [], member: ['b'] }]
    const seats = { chair: 1, vice: 0, member: 1 }
    const sorted = (posts: Opening['posts']) => JSON.stringify(Object.values(posts).map(({ invalid, votes }) => [invalid, votes.map(({ person, votes: count }) => `${person}${count}`).toSorted()]))
    assert.equal(sorted(addUp(papers, seats)), sorted(addUp(papers.toReversed(), seats)))
  })
})

/** Innermost braces: the members of one shape. */
function shapesIn(source: string): readonly string[] {
  return source.match(/\{[^{}]*\}/g) ?? []
}
