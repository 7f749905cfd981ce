/** The dispatch catalogue, one group at a time: read as a table, changed in place one kind at a time. */
import { useState } from 'react'
import type { CaseSettings, Category } from '../../../procedures/grid-case/settings.ts'
import { CategoryForm } from './category-form.tsx'
import { choices, postsWords } from './settings-words.ts'

type CatalogueProps = { settings: CaseSettings; inForce: CaseSettings; edit: ((settings: CaseSettings) => void) | null }

export function Catalogue({ settings, inForce, edit }: CatalogueProps) {
  const [group, setGroup] = useState('01')
  const [open, setOpen] = useState<string | null>(null)
  const rows = Object.entries(settings.categories).filter(([code]) => code.startsWith(group)).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const groups = Object.entries(settings.groups).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const put = (code: string, category: Category) => { edit?.({ ...settings, categories: { ...settings.categories, [code]: category } }); setOpen(null) }
  return (
    <>
      <div className="inline-form">
        <div>
          <label className="small soft" htmlFor="catalogue-group">大类</label>
          <select className="input" id="catalogue-group" value={group} onChange={(event) => { setGroup(event.target.value); setOpen(null) }}>
            {groups.map(([code, name]) => <option key={code} value={code}>{`${code} ${name}`}</option>)}
          </select>
        </div>
      </div>
      <table className="table table--stack edit-table">
        <caption>{`${settings.groups[group] ?? ''}，${rows.length} 类`}</caption>
        <thead>
          <tr>
            <th scope="col">小类</th><th scope="col">紧急程度</th><th scope="col">主办</th><th scope="col">乡镇职责</th><th scope="col">网格</th><th scope="col">受理</th><th scope="col">依据</th>
            {edit !== null && <th scope="col"><span className="visually-hidden">修改</span></th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(([code, category]) => (
            <Row
              key={code} code={code} category={category} changed={JSON.stringify(category) !== JSON.stringify(inForce.categories[code])} open={open === code}
              onOpen={edit === null ? null : () => setOpen(open === code ? null : code)} onPut={(next) => put(code, next)}
            />
          ))}
        </tbody>
      </table>
    </>
  )
}

type RowProps = { code: string; category: Category; changed: boolean; open: boolean; onOpen: (() => void) | null; onPut(category: Category): void }

function Row({ code, category, changed, open, onOpen, onPut }: RowProps) {
  return (
    <>
      <tr className={changed ? 'changed' : undefined}>
        <th scope="row">{`${code} ${category.name}`}{changed && <span className="visually-hidden">（已改）</span>}</th>
        <td data-head="紧急程度">{choices.priority[category.priority]}{category.emergency !== null && `，先打 ${category.emergency}`}</td>
        <td data-head="主办">{postsWords(category.leads)}{category.joint.length > 0 && `；协办 ${postsWords(category.joint)}`}</td>
        <td data-head="乡镇职责">{choices.townDuty[category.townDuty]}</td>
        <td data-head="网格">{gridWords(category)}</td>
        <td data-head="受理">{`${choices.startsAt[category.startsAt]}起${category.confidential ? '，限定可见' : ''}${category.aboutOfficials ? '，要问反映谁' : ''}`}</td>
        <td data-head="依据">{category.basis}</td>
        {onOpen !== null && <td><button className="button button--ordinary" type="button" aria-expanded={open} onClick={onOpen}>改<span className="visually-hidden">{category.name}</span></button></td>}
      </tr>
      {open && <tr><td colSpan={8}><CategoryForm category={category} code={code} onPut={onPut} onCancel={() => onOpen?.()} /></td></tr>}
    </>
  )
}

function gridWords({ selfClose, gridList }: Category): string {
  const close = selfClose === 'yes' ? '可当场解决' : selfClose === 'persuasion' ? '可劝导' : '不自结'
  return `${close}，${gridList ? '可派网格员' : '不派网格员'}`
}
