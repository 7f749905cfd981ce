/** The shop: things and stock, what comes and goes by two persons, never money (R-464). */
import { Button, Choice, EmptyState, Select, TextInput } from '../../../design/index.ts'
import { shopKey } from '../../../core/star-rating/points-names.ts'
import { nameOfKey } from '../../../core/star-rating/rating-names.ts'
import { movementKinds } from '../../../procedures/points-shop/shop-file.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { Outcome } from '../outcome.tsx'
import { useDeed } from '../use-deed.ts'
import { sendAct } from './send-act.ts'
import type { VillagePoints } from './shapes.ts'

export function Shop({ points, onChanged }: { points: VillagePoints; onChanged(): void }) {
  const deed = useDeed()
  const { shop, things, region, mayEnter } = points
  return (
    <section className="section no-print" aria-labelledby="shop">
      <h2 id="shop">爱心超市</h2>
      <p className="small soft">不收现金、不补差价、不卖东西、不请商家进来；进出库两个人核对。</p>
      <Outcome deed={deed} />
      {shop === null && <EmptyState title="还没有开爱心超市">开了以后，可以上架东西，用积分兑换。</EmptyState>}
      {shop === null && mayEnter && (
        <Button type="button" aria-busy={deed.sending} onClick={() => deed.run(() => sendAct({ dossier: nameOfKey(shopKey(region.code)), act: 'open', form: { village: region.code }, procedure: 'points-shop' }), '开好了，请上架东西。', onChanged)}>开设爱心超市</Button>
      )}
      {things !== null && things.length > 0 && (
        <table className="table table--stack lines">
          <caption className="visually-hidden">现有的东西</caption>
          <thead><tr><th scope="col">物品</th><th scope="col">每份几分</th><th scope="col" className="table__figures">库存</th><th scope="col">情况</th></tr></thead>
          <tbody>
            {things.map((one) => (
              <tr key={one.number}>
                <th scope="row">{`${one.number} 号 ${one.name}`}</th><td data-head="每份几分">{`每${one.unit} ${one.cost} 分`}</td>
                <td data-head="库存" className="table__figures">{one.stock}</td><td data-head="情况">{one.onShelf ? '可以兑换' : '已下架'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {shop !== null && shop.movements.length > 0 && (
        <>
          <h3>等第二个人核对</h3>
          <ul className="plain-list">
            {shop.movements.map((one) => (
              <li key={one.number}>
                <div className="panel">
                <p>{`第 ${one.number} 笔：${movementKinds[one.kind]} ${things?.find(({ number }) => number === one.thing)?.name ?? ''} ${one.quantity}（账上 ${one.delta > 0 ? `加 ${one.delta}` : `减 ${-one.delta}`}），${one.on}。${one.words}`}</p>
                {one.mine ? <p className="small soft">您登记的，请另一位核对。</p> : mayEnter && (
                  <p className="inline-form">
                    <Button type="button" onClick={() => deed.run(() => sendAct({ dossier: shop.id, act: 'confirm', form: { movement: one.number } }), `第 ${one.number} 笔进账了。`, onChanged)}>数对，进账<span className="visually-hidden">{`第 ${one.number} 笔`}</span></Button>
                    <Button kind="ordinary" type="button" onClick={() => deed.run(() => sendAct({ dossier: shop.id, act: 'refuse-movement', form: { movement: one.number, reason: '核对时数量不对' } }), `第 ${one.number} 笔退回了，没有进账。`, onChanged)}>数不对，退回<span className="visually-hidden">{`第 ${one.number} 笔`}</span></Button>
                  </p>
                )}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {shop?.state === 'OPEN' && mayEnter && (
        <>
          {things !== null && things.length > 0 && (
            <details className="field-group">
              <summary>登记进出库、盘点</summary>
              <form noValidate onSubmit={(event) => {
                event.preventDefault()
                const form = event.currentTarget
                const body = { thing: Number(inputNamed(form, 'thing')), kind: inputNamed(form, 'kind'), quantity: Number(inputNamed(form, 'quantity')), words: inputNamed(form, 'words') }
                deed.run(() => sendAct({ dossier: shop.id, act: 'move', form: body }), '登记了，等另一个人核对。', () => { form.reset(); onChanged() })
              }}>
                <Select name="thing" label="哪样东西" options={things.map(({ number, name }) => ({ value: String(number), label: `${number} 号 ${name}` }))} />
                <Choice name="kind" label="哪一种" options={Object.entries(movementKinds).map(([value, label]) => ({ value, label }))} />
                <TextInput name="quantity" label="多少份" hint="盘点填实际数到的" width={4} inputMode="numeric" />
                <TextInput name="words" label="从哪里来、谁捐的，或者为什么少了" maxLength={300} />
                <Button aria-busy={deed.sending}>登记，等核对</Button>
              </form>
            </details>
          )}
          <details className="field-group">
            <summary>上架一样东西</summary>
            <form noValidate onSubmit={(event) => {
              event.preventDefault()
              const form = event.currentTarget
              const most = inputNamed(form, 'mostPerMonth')
              const body = { name: inputNamed(form, 'name'), unit: inputNamed(form, 'unit'), cost: Number(inputNamed(form, 'cost')), ...(most === '' ? {} : { mostPerMonth: Number(most) }) }
              deed.run(() => sendAct({ dossier: shop.id, act: 'shelve', form: body }), '上架了，入库以后才能换。', () => { form.reset(); onChanged() })
            }}>
              <TextInput name="name" label="物品" hint="只能是实物" maxLength={40} width={12} />
              <TextInput name="unit" label="单位" hint="如：袋、瓶" maxLength={6} width={4} />
              <TextInput name="cost" label="每份几分" width={4} inputMode="numeric" />
              <TextInput name="mostPerMonth" label="每户一个月最多几份" optional width={4} inputMode="numeric" />
              <Button aria-busy={deed.sending}>上架</Button>
            </form>
          </details>
          <p><a href={`/console/dossiers/${shop.id}`}>改分数、下架、关闭：到爱心超市的案卷</a></p>
        </>
      )}
    </section>
  )
}
