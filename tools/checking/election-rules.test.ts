import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { describeProcedure } from '../../core/procedure/describe.ts'
import { publishedProcedures } from '../../server/procedures/published.ts'
import { rulesInTitles } from './rule-titles.ts'

const house = join(import.meta.dirname, '../..')
/** Rules of elections that are law for the program (H), a formula (K) or have to be there (N); domain §3.2. */
const hard = [200, 201, 202, 203, 204, 205, 207, 209, 210, 212, 213, 215, 217, 218, 220, 221, 222, 223, 225, 226, 227, 228, 229, 230, 231, 232, 233, 234, 235, 236, 237, 238]
/** What the province may set; they are proved as well. */
const configured = [206, 208, 211, 214, 216, 219, 224]

const electing = ['village-election', 'election-roll', 'election-box', 'election-sheet', 'roll-request', 'election-complaint', 'end-of-office', 'committee-recall', 'recall-count']
/** Words for somebody who votes, and for what was voted, as fields of forms and columns of tables. */
const voter = /^(?:serials?|by|in_?person|principal|trustee|voter|signer|signers_names)$/i
const choice = /^(?:papers?|choices?|yes|no|votes?|ballots?|counts?|marked_for|voted_for)$/i

describe('Each rule of elections', () => {
  const named = rulesInTitles(house)
  it('is named by the title of a test, one by one', () => {
    assert.deepEqual([...hard, ...configured].map((number) => `R-${number}`).filter((rule) => (named.get(rule) ?? []).length === 0), [])
  })
})

describe('Nothing joins a voter and a choice (R-230)', () => {
  it('no form of any procedure of elections asks for both', () => {
    const procedures = publishedProcedures.filter(({ key }) => electing.includes(key))
    assert.deepEqual(procedures.map(({ key }) => key).toSorted(), electing.toSorted())
    for (const { key, acts } of procedures) for (const [act, { form }] of Object.entries(acts)) {
      const fields = fieldsIn(form as Schema)
      assert.ok(!(fields.some((field) => voter.test(field)) && fields.some((field) => choice.test(field))), `${key} ${act}: ${fields.join(', ')}`)
    }
  })
  it('no table of the database has columns for both', () => {
    const tables = globSync('database/migrations/*.sql', { cwd: house }).flatMap((file) => tablesIn(readFileSync(join(house, file), 'utf8')))
    assert.ok(tables.length > 40)
    assert.deepEqual(tables.filter(({ columns }) => columns.some((one) => voter.test(one)) && columns.some((one) => choice.test(one))).map(({ name }) => name), [])
  })
  it('the search finds such a form and such a table where there is one', () => {
    const fields = fieldsIn({ properties: { serial: {}, rows: { items: { properties: { papers: {} } } } } })
    assert.deepEqual([fields.some((field) => voter.test(field)), fields.some((field) => choice.test(field))], [true, true])
    const [table] = tablesIn('create table ballots_cast (\n  county integer not null,\n  voter uuid,\n  votes text[],\n  primary key (county)\n);')
    assert.deepEqual([table?.columns.some((one) => voter.test(one)), table?.columns.some((one) => choice.test(one))], [true, true])
  })
  it('no act of a procedure of elections lets anybody vote (R-200)', () => {
    for (const procedure of publishedProcedures.filter(({ key }) => electing.includes(key))) {
      const { acts } = procedure
      assert.deepEqual(Object.keys(acts).filter((act) => /^(?:vote|cast|ballot)/.test(act)), [])
      assert.doesNotMatch(JSON.stringify(describeProcedure(procedure)), /网上投票后|电子选票|在线投票/)
    }
  })
})

type Schema = { readonly properties?: Readonly<Record<string, Schema>>; readonly items?: Schema; readonly anyOf?: readonly Schema[] }

/** Names of all fields of a form, however deep. */
function fieldsIn({ properties = {}, items, anyOf = [] }: Schema): readonly string[] {
  return [...Object.entries(properties).flatMap(([name, inner]) => [name, ...fieldsIn(inner)]), ...(items === undefined ? [] : fieldsIn(items)), ...anyOf.flatMap(fieldsIn)]
}

function tablesIn(sql: string): readonly { readonly name: string; readonly columns: readonly string[] }[] {
  return [...sql.matchAll(/create table (\w+) \(([\s\S]*?)\n\)/g)].map(([, name = '', body = '']) => ({ name, columns: [...body.matchAll(/^\s+([a-z_]+) /gm)].map(([, column = '']) => column) }))
}
