/** One rule of the province as boxes: a number, yes or no, some sizes, one of a few; and its document beside it. */
import type { TSchema } from '@sinclair/typebox'

export type Value = string | number | boolean | readonly number[]
export type Rule = { readonly value: Value; readonly document: string }
type Options = readonly { readonly value: string; readonly label: string }[]

type Shape = TSchema & { readonly properties?: Readonly<Record<string, Shape>>; readonly anyOf?: readonly One[] } & One
type One = TSchema & { readonly const?: string; readonly title?: string }

/** Where the schema says one of a few; nothing else has options. */
export function optionsOf(schema: TSchema, key: string): Options {
  const value = (schema as Shape).properties?.['province']?.properties?.[key]?.properties?.['value']
  // A choice of one is no union any more.
  const all: readonly One[] = value?.anyOf ?? (value?.const === undefined ? [] : [value])
  return all.flatMap(({ const: one, title }) => (typeof one === 'string' ? [{ value: one, label: title ?? one }] : []))
}

export function valueWords(value: Value, options: Options): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return options.find((one) => one.value === value)?.label ?? value
  return value.length === 0 ? '不限' : value.join('、')
}

export function RuleValue({ name, rule, options, needsDocument, change }: { name: string; rule: Rule; options: Options; needsDocument: boolean; change(rule: Rule): void }) {
  const put = (value: Value) => change({ ...rule, value })
  return (
    <div className="election-row">
      <div className="field">
        <label className="field__label" htmlFor={`rule-${name}`}>是多少</label>
        <Box name={name} value={rule.value} options={options} put={put} />
      </div>
      {needsDocument && (
        <div className="field">
          <label className="field__label" htmlFor={`document-${name}`}>本省依据的文号或者条号（没有核实的留空）</label>
          <input className="input input--20" id={`document-${name}`} value={rule.document} maxLength={80} onChange={(event) => change({ ...rule, document: event.target.value })} />
        </div>
      )}
    </div>
  )
}

function Box({ name, value, options, put }: { name: string; value: Value; options: Options; put(value: Value): void }) {
  const id = `rule-${name}`
  if (typeof value === 'boolean') {
    return <select className="input" id={id} value={value ? 'yes' : 'no'} onChange={(event) => put(event.target.value === 'yes')}><option value="yes">是</option><option value="no">否</option></select>
  }
  if (typeof value === 'number') return <input className="input input--4" id={id} type="number" value={value} onChange={(event) => put(Number(event.target.value))} />
  if (typeof value === 'string') {
    return <select className="input" id={id} value={value} onChange={(event) => put(event.target.value)}>{options.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}</select>
  }
  return <input key={value.join(' ')} className="input input--8" id={id} defaultValue={value.join('、')} onBlur={(event) => put((event.target.value.match(/\d+/g) ?? []).map(Number))} />
}
