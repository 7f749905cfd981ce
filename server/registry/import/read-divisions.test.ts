import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Refused } from '../../../core/procedure/refusal.ts'
import { fieldsOf } from './csv-lines.ts'
import { readDivisions, type Division } from './read-divisions.ts'

async function read(file: string | Uint8Array, cut = 7): Promise<readonly Division[]> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  async function *pieces() {
    for (let at = 0; at < bytes.length; at += cut) yield await Promise.resolve(bytes.subarray(at, at + cut))
  }
  const divisions: Division[] = []
  for await (const division of readDivisions(pieces())) divisions.push(division)
  return divisions
}

async function sentenceOf(file: string | Uint8Array): Promise<string> {
  try {
    await read(file)
  } catch (error) {
    if (error instanceof Refused) return error.refusal.sentence
    throw error
  }
  return 'not refused'
}

const file = (...lines: readonly string[]) => ['code,name', ...lines].join('\n')

describe('a list of divisions (R-009, R-010)', () => {
  it('needs codes and names only; level, kind and unit follow from the digits', async () => {
    const found = await read(file('1404,长治市', '140423,襄垣县', '140423100,古韩镇', '140423100229,甘村村委会', '140403400498,某开发区虚拟社区'))
    assert.deepEqual(found.map(({ level, unitType, kind, shortName }) => [level, unitType, kind, shortName]), [
      ['CITY', '地级市', 'statutory', '长治市'], ['COUNTY', '县', 'statutory', '襄垣县'], ['TOWN', '镇', 'statutory', '古韩镇'],
      ['VILLAGE', '村委会', 'statutory', '甘村'], ['VILLAGE', '类似居委会', 'virtual', '某开发区虚拟社区'],
    ])
    assert.deepEqual(found.map(({ line }) => line), [2, 3, 4, 5, 6])
  })

  it('may come from a spreadsheet: byte-order mark, carriage returns, quotes, padded codes, columns of its own', async () => {
    const found = await read('\uFEFF"NAME","remark",Code\r\n"襄垣县","大, ""县""",140423000000\r\n甘村村委会,,140423100229\r\n')
    assert.deepEqual(found.map(({ level, code, name }) => [level, code, name]), [['COUNTY', '140423', '襄垣县'], ['VILLAGE', '140423100229', '甘村村委会']])
  })

  it('keeps 东莞 the city, 东莞 in the place of a county, and the three 金门 apart', async () => {
    const found = await read([
      'code,level,name', '441900000000,CITY,东莞市', '441900000000,COUNTY,东莞市', '441900003000,TOWN,东城街道',
      '350527000000,COUNTY,金门县', '350527000000,TOWN,金门县', '350527000000,VILLAGE,金门县',
    ].join('\n'))
    assert.deepEqual(found.map(({ level, code, kind }) => `${level} ${code} ${kind}`), [
      'CITY 4419 statutory', 'COUNTY 441900 virtual', 'TOWN 441900003 statutory', 'COUNTY 350527 statutory', 'TOWN 350527000 virtual', 'VILLAGE 350527000000 virtual',
    ])
  })

  it('knows cities that are none in law, and counties directly under a province', async () => {
    const found = await read(file('4290,省直辖县级行政区划', '429004,仙桃市', '1101,市辖区', '110101,东城区', '5224,毕节地区', '1522,兴安盟', '469025,白沙黎族自治县', '429021,神农架林区'))
    assert.deepEqual(found.map(({ kind, unitType }) => `${kind} ${unitType}`), [
      'virtual 省直辖县级行政区划', 'statutory 县级市', 'virtual 市辖区', 'statutory 市辖区', 'statutory 地区', 'statutory 盟', 'statutory 自治县', 'statutory 林区',
    ])
  })
})

describe('a list of divisions that is refused, with its lines (R-009)', () => {
  const cases: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    ['nothing', '', /^第 1 行：应为表头/],
    ['no header', '1404,长治市\n', /^第 1 行：应为表头/],
    ['a header that says a column twice', 'code,name,code\n', /^第 1 行：表头里有重复/],
    ['letters in a code', file('1404,长治市', '14042X,襄垣县'), /^第 3 行：编码应全部是数字.*“14042X”。\n没有导入任何内容/],
    ['a code of no level', file('14042,襄垣县'), /^第 2 行：编码 14042 不符合/],
    ['a level that is not the code’s', 'code,level,name\n140423,TOWN,襄垣县', /^第 2 行：编码 140423 不符合编码规则，或与 level 不符/],
    ['an unknown level', 'code,level,name\n140423,XIAN,襄垣县', /^第 2 行：level 应为/],
    ['an unknown kind', 'code,kind,name\n140423,grid,襄垣县', /^第 2 行：kind 应为/],
    ['a grid', file('140423100229001,第一网格'), /^第 2 行：网格不在这里导入/],
    ['digits out of use', file('140423700,某镇'), /^第 2 行：编码 140423700 不符合/],
    ['no name', file('140423,'), /^第 2 行：名称应为/],
    ['a long name', file(`140423,${'长'.repeat(61)}`), /^第 2 行：名称应为/],
    ['a control character', file('140423,襄\u0007垣县'), /^第 2 行：含有控制字符/],
    ['too few columns', 'code,level,name\n140423,襄垣县', /^第 2 行：有 2 列，表头是 3 列/],
    ['an open quote', file('140423,"襄垣县'), /^第 2 行：引号没有成对/],
    ['another encoding', new Uint8Array([...new TextEncoder().encode('code,name\n140423,'), 0xcf, 0xe5, 0xd4, 0xab]), /^第 2 行附近不是 UTF-8/],
    ['several faults, all of them', file('x,一', '1404,长治市', 'y,二'), /^第 2 行：.*\n第 4 行：.*\n没有导入/],
    ['a thousand faults, the first twenty', file(...Array.from({ length: 1000 }, () => 'x,一')), /第 21 行.*\n……以后的行没有再检查。\n没有导入/],
    ['one endless line', 'x'.repeat(500_000), /太长/],
  ]
  for (const [title, text, sentence] of cases) {
    it(title, async () => { assert.match(await sentenceOf(text), sentence) })
  }
})

describe('fields of a line', () => {
  it('are what lies between commas, quoted or not', () => {
    assert.deepEqual(fieldsOf('a,b,'), ['a', 'b', ''])
    assert.deepEqual(fieldsOf('"a,b",c'), ['a,b', 'c'])
    assert.deepEqual(fieldsOf('"a",'), ['a', ''])
    assert.deepEqual(fieldsOf('"a""b"'), ['a"b'])
    assert.equal(fieldsOf('"a"b'), null)
    assert.equal(fieldsOf('a"b"'), null)
  })
})
