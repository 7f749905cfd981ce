/** What a service asks beyond the fields of the specification, and how the answers become parts of the report's form. */
import type { JsonObject } from '../../core/procedure/dossier.ts'
import { positionNames } from '../../procedures/grid-case/against.ts'
import { visibilities } from '../../procedures/grid-case/forms.ts'
import type { Category } from '../../procedures/grid-case/settings.ts'
import type { Arguments } from './arguments.ts'
import { refusals } from './refusals.ts'

export type Attribute = {
  readonly code: string
  /** False: it only tells something. */
  readonly variable: boolean
  readonly datatype: 'string' | 'number' | 'datetime' | 'text' | 'singlevaluelist' | 'multivaluelist'
  readonly required: boolean
  readonly hint: string | null
  readonly description: string
  readonly values?: Readonly<Record<string, string>>
}

const visibility: Attribute = {
  code: 'VISIBILITY', variable: true, datatype: 'singlevaluelist', required: false, hint: '不填就是“只有受理中心知道我是谁”',
  description: '谁可以知道是谁反映的', values: visibilities,
}
const whom: Attribute = {
  code: 'AGAINST', variable: true, datatype: 'multivaluelist', required: true, hint: '可以选几个；不知道是谁就选“不知道是谁”，清单里没有的另写 AGAINST_WORDS',
  description: '反映的是谁、哪个单位（他们看不到，也不会派给他们办）', values: { ...positionNames, OTHER: '清单里没有', UNKNOWN: '不知道是谁' },
}
const whomInWords: Attribute = { code: 'AGAINST_WORDS', variable: true, datatype: 'string', required: false, hint: '100 字以内', description: '别的人或单位，请写名称' }

export function attributesOf({ emergency, confidential, aboutOfficials }: Category): readonly Attribute[] {
  return [
    ...(emergency === null ? [] : [told('EMERGENCY', `紧急情况请马上拨打 ${emergency}，不要只在这里上报。`)]),
    ...(confidential ? [told('CONFIDENTIAL', '这类事只有受理和经办的人能看到，不对外公开；提交后先得到 token。')] : []),
    ...(aboutOfficials ? [whom, whomInWords] : []),
    visibility,
  ]
}

/** @throws Refused for what the definition does not have, or for a value it does not list */
export function answersOf(category: Category, given: Arguments): JsonObject {
  const attributes = attributesOf(category).filter(({ variable }) => variable)
  const stranger = given.attributes().find((code) => !attributes.some((one) => one.code === code))
  if (stranger !== undefined) throw refusals.field(`attribute[${stranger.slice(0, 40)}]`, '这个 service_code 没有这一项，请先取服务定义。')
  for (const attribute of attributes) judge(attribute, given.attribute(attribute.code))
  return { visibility: given.attribute(visibility.code)[0] ?? 'CENTER_ONLY', ...(attributes.includes(whom) ? { against: againstOf(given) } : {}) }
}

function againstOf(given: Arguments): JsonObject {
  const chosen = [...new Set(given.attribute(whom.code))]
  const positions = chosen.filter((one) => one !== 'OTHER' && one !== 'UNKNOWN')
  const [words] = given.attribute(whomInWords.code)
  if (chosen.includes('OTHER') && words === undefined) throw refusals.field('attribute[AGAINST_WORDS]', '选了“清单里没有”，请写名称。')
  return {
    ...(positions.length === 0 ? {} : { positions }), ...(words === undefined ? {} : { words }),
    ...(chosen.includes('UNKNOWN') && positions.length === 0 && words === undefined ? { unknown: true } : {}),
  }
}

function judge({ code, datatype, required, values, description }: Attribute, answers: readonly string[]): void {
  const name = `attribute[${code}]`
  if (required && answers.length === 0) throw refusals.field(name, `请填写：${description}。`)
  if (datatype !== 'multivaluelist' && answers.length > 1) throw refusals.field(name, '只能填一个值。')
  if (values !== undefined && answers.some((one) => !Object.hasOwn(values, one))) throw refusals.field(name, `只能填：${Object.keys(values).join('、')}。`)
}

function told(code: string, description: string): Attribute {
  return { code, variable: false, datatype: 'text', required: false, hint: null, description }
}
