/** Forms of a family's occasion. Short: a family that has lost somebody fills in three fields. */
import { Type, type TLiteral } from '@sinclair/typebox'
import { kinds, wishes } from './occasion-file.ts'

const closed = { additionalProperties: false } as const
const words = (title: string, maxLength = 500, minLength = 1) => Type.String({ title, minLength, maxLength, pattern: '\\S', control: 'text' })
const maybe = (title: string, maxLength = 500) => Type.Optional(Type.String({ title, maxLength, control: 'text' }))
const day = (title: string) => Type.String({ title, pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$', control: 'day' })
const check = (title: string) => Type.Optional(Type.Boolean({ title, control: 'check' }))

function choice<const C extends { readonly [value: string]: string }>(title: string, options: C) {
  type Options = { [K in keyof C & string]: TLiteral<K> }[keyof C & string][]
  const literals = Object.entries(options).map(([value, name]) => Type.Literal(value, { title: name })) as Options
  return Type.Union(literals, { title, control: 'choice' })
}

const about = {
  day: day('哪天办'),
  tables: Type.Optional(Type.Integer({ title: '大约几桌', minimum: 1, maximum: 300, control: 'number' })),
  where: maybe('在哪里办', 100),
  wishes: Type.Optional(Type.Array(choice('要帮什么', wishes), { title: '要帮什么', maxItems: 7, uniqueItems: true, control: 'choices' })),
  words: maybe('想说的话', 500),
}

export const reportForm = Type.Object({
  kind: choice('什么事', kinds), ...about, visitWelcome: check('可以来家里看看、帮帮忙'),
  village: Type.String({ title: '所在村', pattern: '^[0-9]{12}$' }),
  /** Whom a helper writes for (代办), who has agreed. */
  onBehalfOf: Type.Optional(Type.String({ title: '代谁报备', pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })),
  contactLeft: Type.Optional(Type.Boolean({ title: '留了联系方式' })),
}, closed)
export const changeForm = Type.Object(about, closed)
export const visitForm = Type.Object({ welcome: choice('可以来家里吗', { YES: '可以来', NO: '不用来' }) }, closed)
export const answerForm = Type.Object({ helpers: words('谁来帮忙，怎么找他', 200, 2), words: maybe('想告诉这家人的话', 500) }, closed)
export const noteForm = Type.Object({ words: words('安排好了什么', 300, 2) }, closed)
export const visitedForm = Type.Object({ words: words('帮了什么', 300, 2) }, closed)
export const recordForm = Type.Object({ doneOn: day('哪天办完'), words: words('办得怎么样（不写礼金、来客）', 300, 2) }, closed)
export const emptyForm = Type.Object({}, closed)
export const timerForm = Type.Object({ deadline: Type.String({ maxLength: 40 }) }, closed)
