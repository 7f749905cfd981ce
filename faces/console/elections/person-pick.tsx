/** One or several of very many people: nothing is listed before somebody types a part of the name or a number of the roll. */
import { useMemo, useState } from 'react'
import { PickList } from '../../spa/pick-list.tsx'

export type Pickable = { readonly person: string; readonly name: string; /** Group, year of birth, number: what tells two of one name apart. */ readonly hint: string; readonly serial?: number }
type PersonPickProps = {
  readonly field: { readonly name: string; readonly label: string; readonly hint?: string; readonly error?: string; readonly optional?: boolean }
  readonly people: readonly Pickable[]
  readonly chosen: readonly string[]
  readonly several?: boolean
  onChoose(chosen: readonly string[]): void
}

const most = 12

export function PersonPick({ field, people, chosen, several = false, onChoose }: PersonPickProps) {
  const [text, setText] = useState('')
  const { options, more } = useMemo(() => {
    const part = text.trim()
    const held = people.filter(({ person }) => chosen.includes(person))
    const found = part === '' ? [] : people.filter(({ person, name, serial }) => !chosen.includes(person) && (name.includes(part) || String(serial ?? '') === part))
    const optionOf = (group: string) => ({ person, name, hint }: Pickable) => ({ value: person, label: name, hint, group })
    return { options: [...held.map(optionOf('已选')), ...found.slice(0, most).map(optionOf('找到的'))], more: Math.max(0, found.length - most) }
  }, [people, chosen, text])
  return (
    <>
      <PickList
        field={field} options={options} chosen={chosen} several={several} narrowLabel="输入姓名里的字，或者名册上的序号" onNarrow={setText}
        empty={people.length === 0 ? '正在取名单…' : text.trim() === '' ? '输入以后在这里选。' : '没有找到，请换个写法，或者先把人列入名册。'} onChoose={(values) => { onChoose(values); if (!several) setText('') }}
      />
      {more > 0 && <p className="small soft" role="status">{`还有 ${more} 人，请再多写一个字。`}</p>}
    </>
  )
}
