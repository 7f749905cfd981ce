/** One kind of matter: everything the catalogue says of it. */
import { useState } from 'react'
import { Button, ButtonRow, Checkbox, Select, TextInput } from '../../../design/index.ts'
import { functions, levelsOf, type UnitFunction } from '../../../core/region/functions.ts'
import type { Category } from '../../../procedures/grid-case/settings.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { levelWords } from '../../spa/reference.ts'
import { categoryWords, choices, postWords, type Post } from './settings-words.ts'

type CategoryFormProps = { category: Category; code: string; onPut(category: Category): void; onCancel(): void }

export function CategoryForm({ category, code, onPut, onCancel }: CategoryFormProps) {
  const [leads, setLeads] = useState<readonly Post[]>(category.leads)
  const [joint, setJoint] = useState<readonly Post[]>(category.joint)
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const form = event.currentTarget
    const text = (name: string) => inputNamed(form, `${code}-${name}`)
    onPut({
      ...category, leads: [...leads], joint: [...joint], name: text('name') === '' ? category.name : text('name'), basis: text('basis'),
      priority: text('priority') as Category['priority'], selfClose: text('selfClose') as Category['selfClose'], townDuty: text('townDuty') as Category['townDuty'],
      startsAt: text('startsAt') as Category['startsAt'], emergency: (text('emergency') === '' ? null : text('emergency')) as Category['emergency'],
      gridList: typed.has(`${code}-gridList`), confidential: typed.has(`${code}-confidential`), aboutOfficials: typed.has(`${code}-aboutOfficials`),
    })
  }
  const select = (name: keyof typeof choices) => (
    <Select
      name={`${code}-${name}`} label={categoryWords[name]} value={category[name] ?? ''} blank={name === 'emergency' ? '没有' : '请选择'}
      options={Object.entries(choices[name]).filter(([value]) => value !== '').map(([value, label]) => ({ value, label }))}
    />
  )
  return (
    <form className="panel category-form" noValidate onSubmit={submit} aria-label={`修改${category.name}`}>
      <div className="category-form__grid">
        <TextInput name={`${code}-name`} label={categoryWords.name} value={category.name} maxLength={30} />
        {select('priority')}
        {select('townDuty')}
        {select('startsAt')}
        {select('selfClose')}
        {select('emergency')}
      </div>
      <Posts name={`${code}-leads`} label={categoryWords.leads} posts={leads} onChange={setLeads} />
      <Posts name={`${code}-joint`} label={categoryWords.joint} posts={joint} onChange={setJoint} />
      <Checkbox name={`${code}-gridList`} label={categoryWords.gridList} checked={category.gridList} />
      <Checkbox name={`${code}-confidential`} label={categoryWords.confidential} checked={category.confidential} />
      <Checkbox name={`${code}-aboutOfficials`} label={categoryWords.aboutOfficials} checked={category.aboutOfficials} />
      <TextInput name={`${code}-basis`} label={categoryWords.basis} value={category.basis} maxLength={200} optional />
      <ButtonRow>
        <Button>记入草稿</Button>
        <Button type="button" kind="quiet" onClick={onCancel}>不改了</Button>
      </ButtonRow>
    </form>
  )
}

type PostsProps = { name: string; label: string; posts: readonly Post[]; onChange(posts: readonly Post[]): void }

function Posts({ name, label, posts, onChange }: PostsProps) {
  const add = (value: string) => {
    const [level, unitFunction] = value.split(':')
    if (level === undefined || unitFunction === undefined || posts.some((post) => post.level === level && post.function === unitFunction)) return
    onChange([...posts, { level: level as Post['level'], function: unitFunction }])
  }
  return (
    <fieldset className="field">
      <legend className="field__label">{label}</legend>
      <ol className="posts">
        {posts.map((post, at) => (
          <li key={postWords(post)}>
            <span>{postWords(post)}</span>
            <span className="row-acts">
              {at > 0 && <button className="button button--ordinary" type="button" onClick={() => onChange(raised(posts, at))}>往前<span className="visually-hidden">{postWords(post)}</span></button>}
              <button className="button button--ordinary" type="button" onClick={() => onChange(posts.filter((_, index) => index !== at))}>去掉<span className="visually-hidden">{postWords(post)}</span></button>
            </span>
          </li>
        ))}
      </ol>
      {posts.length < 6 && (
        <>
          <label className="small soft" htmlFor={name}>加一个</label>
          <select className="input input--20" id={name} value="" onChange={(event) => add(event.target.value)}>
            <option value="">请选择单位</option>
            {(Object.keys(functions) as UnitFunction[]).map((unitFunction) => (
              <optgroup key={unitFunction} label={functions[unitFunction].label}>
                {levelsOf(unitFunction).map((level) => <option key={level} value={`${level}:${unitFunction}`}>{`${levelWords[level]}·${functions[unitFunction].label}`}</option>)}
              </optgroup>
            ))}
          </select>
        </>
      )}
    </fieldset>
  )
}

function raised(posts: readonly Post[], at: number): Post[] {
  const next = [...posts]
  const [moved] = next.splice(at, 1)
  if (moved !== undefined) next.splice(at - 1, 0, moved)
  return next
}
