/** Number, names, items and thresholds of the stars, in plain boxes; what may not stand there is said at its box (R-440…R-444). */
import type { ReactNode } from 'react'
import type { Star } from '../../../core/star-rating/standard.ts'
import type { CycleSettings } from '../../../procedures/star-cycle/settings.ts'
import './stars-year.css'

type Fault = { readonly pointer: string; readonly sentence: string }
type Props = { readonly settings: CycleSettings; change(settings: CycleSettings): void; readonly faults: readonly Fault[] }

export function StandardEditor({ settings, change, faults }: Props) {
  const { standard } = settings
  const put = (stars: readonly Star[]) => change({ ...settings, standard: { ...standard, stars: [...stars] } })
  const putStar = (at: number, star: Star) => put(standard.stars.map((one, index) => (index === at ? star : one)))
  const add = () => put([...standard.stars, { code: nextCode(standard.stars), name: '新的一颗星', aim: '写明内容', items: [{ text: '写明要求', points: 5, basic: true, evidence: ['word', 'witness'] }] }])
  const remove = (at: number) => {
    const code = standard.stars[at]?.code ?? ''
    const vetoes = standard.vetoes.map((veto) => ({ ...veto, stars: veto.stars.filter((one) => one !== code) })).filter(({ stars }) => stars.length > 0)
    change({ ...settings, standard: { ...standard, vetoes, stars: standard.stars.filter((_, index) => index !== at) } })
  }
  return (
    <>
      <fieldset className="standard-fields">
        <legend>门槛</legend>
        <Numeral label="几颗星起算星级文明户" value={standard.titleFrom} most={20} fault={faultAt(faults, '/standard/titleFrom')} change={(titleFrom) => change({ ...settings, standard: { ...standard, titleFrom } })} />
        <Numeral label="几颗星起上光荣榜、挂牌" value={settings.honourFrom} most={20} fault={faultAt(faults, '/honourFrom')} change={(honourFrom) => change({ ...settings, honourFrom })} />
        <Numeral label="达标要满分的百分之几" value={standard.pointsPercent} least={50} most={100} change={(pointsPercent) => change({ ...settings, standard: { ...standard, pointsPercent } })} />
        <Numeral label="公示几日" value={settings.noticeDays} least={7} most={15} change={(noticeDays) => change({ ...settings, noticeDays })} />
      </fieldset>
      {standard.stars.map((star, at) => (
        <details key={star.code} className="standard-star" open={faults.some(({ pointer }) => pointer.startsWith(`/standard/stars/${at}/`))}>
          <summary>{`${star.name}，${star.items.length} 条要求`}</summary>
          <Line label="名称" value={star.name} most={12} fault={faultAt(faults, `/standard/stars/${at}/name`)} change={(name) => putStar(at, { ...star, name })} />
          <Line label="内容" value={star.aim} most={40} fault={faultAt(faults, `/standard/stars/${at}/aim`)} change={(aim) => putStar(at, { ...star, aim })} />
          {star.items.map((item, which) => {
            const putItem = (changed: Star['items'][number] | null) => putStar(at, { ...star, items: star.items.flatMap((one, index) => (index !== which ? [one] : changed === null ? [] : [changed])) })
            return (
              <fieldset key={`${star.code}-${String(which)}`} className="standard-item">
                <legend>{`要求 ${which + 1}`}</legend>
                <Line label="写什么" value={item.text} most={60} fault={faultAt(faults, `/standard/stars/${at}/items/${which}/text`)} change={(text) => putItem({ ...item, text })} />
                <Numeral label="几分" value={item.points} most={10} change={(points) => putItem({ ...item, points })} />
                <label><input type="checkbox" checked={item.basic} onChange={(event) => putItem({ ...item, basic: event.target.checked })} /> 基础条件</label>
                {star.items.length > 1 && <button type="button" className="button button--quiet" onClick={() => putItem(null)}>{`去掉要求 ${which + 1}`}</button>}
              </fieldset>
            )
          })}
          {star.items.length < 12 && <button type="button" className="button button--ordinary" onClick={() => putStar(at, { ...star, items: [...star.items, { text: '', points: 2, basic: false, evidence: ['word', 'witness'] }] })}>加一条要求</button>}
          {standard.stars.length > 1 && <button type="button" className="button button--quiet" onClick={() => remove(at)}>{`去掉${star.name}`}</button>}
        </details>
      ))}
      {standard.stars.length < 20 && <p className="standard-more"><button type="button" className="button button--ordinary" onClick={add}>加一颗星</button></p>}
    </>
  )
}

function Line({ label, value, most, fault, change }: { label: string; value: string; most: number; fault?: string | undefined; change(value: string): void }) {
  return <Labelled label={label} fault={fault}><input className="input" value={value} maxLength={most} onChange={(event) => change(event.target.value)} /></Labelled>
}

function Numeral({ label, value, least = 1, most, fault, change }: { label: string; value: number; least?: number; most: number; fault?: string | undefined; change(value: number): void }) {
  return <Labelled label={label} fault={fault}><input className="input standard-fields__number" type="number" value={value} min={least} max={most} onChange={(event) => change(Number(event.target.value))} /></Labelled>
}

function Labelled({ label, fault, children }: { label: string; fault?: string | undefined; children: ReactNode }) {
  return <p><label>{`${label} `}{children}</label>{fault !== undefined && <span className="field__error">{` ${fault}`}</span>}</p>
}

function faultAt(faults: readonly Fault[], pointer: string): string | undefined {
  return faults.find((fault) => fault.pointer === pointer)?.sentence
}

function nextCode(stars: readonly Star[]): string {
  const last = Math.max(0, ...stars.map(({ code }) => Number(code.slice(1))))
  return `S${String(Math.min(99, last + 1)).padStart(2, '0')}`
}
