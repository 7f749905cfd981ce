/** My points: what there is, why, what waits, what to claim and what to take; and what the village makes public of its points. */
import { Fragment } from 'react'
import { Button, ButtonRow, DataTable, EmptyState, Facts, FormFields, HiddenFields, Message } from '../../../design/index.ts'
import { names, urls, type Frame, type PointsPage, type VillagePointsPage } from '../contract.ts'
import { Page, PostForm } from '../frame.tsx'

export function Points({ page, frame }: { page: PointsPage; frame: Frame }) {
  return (
    <Page frame={frame} title="我的积分" problems={page.problems} back={urls.home}>
      {page.done && <Message tone="success">{page.done}</Message>}
      {page.standing === 'no-household' && (
        <EmptyState title="还没有找到您家">户册里还没有您家，请打下面的电话，登记以后就能看到。不用手机也可以请村里代办。</EmptyState>
      )}
      {page.standing === 'no-catalogue' && (
        <EmptyState title="村里还没有施行积分办法">积分办法要村民会议或者村民代表会议通过，并报乡镇备案以后才施行。</EmptyState>
      )}
      {page.standing === 'closed' && <EmptyState title="积分簿已结">这一户已经不在册，账还留着。</EmptyState>}
      {page.standing !== 'no-household' && <Passbook page={page} frame={frame} />}
      <ul className="plain-links section">
        <li>
          <a href={urls.villagePoints}>本村的积分办法和爱心超市的账</a>
        </li>
      </ul>
    </Page>
  )
}

function Passbook({ page, frame }: { page: PointsPage; frame: Frame }) {
  return (
    <>
      <Facts facts={[{ name: '现在有', value: `${page.balance} 分` }, ...(page.lapsing === null ? [] : [{ name: '快到期', value: page.lapsing }])]} />
      <p className="soft small">只有您家和村里经办人看得到，不排名、不公布。</p>
      {page.exchanges.length > 0 && <Exchanges page={page} frame={frame} />}
      {page.asked.length > 0 && <Asked page={page} frame={frame} />}
      {page.claim && (
        <section className="section" aria-labelledby="claim">
          <h2 id="claim">申报积分</h2>
          <p className="lead">做了办法里写的事就可以报；由村里另一个人审核，同意了才记上。同一件事只记一次。</p>
          <PostForm frame={frame} action={urls.claimPoints}>
            <HiddenFields values={{ [names.actId]: page.claim.actId }} />
            <FormFields fields={page.claim.fields} problems={page.problems} />
            <ButtonRow>
              <Button>申报</Button>
            </ButtonRow>
          </PostForm>
        </section>
      )}
      {page.things.length > 0 && <Things page={page} frame={frame} />}
      <section className="section" aria-labelledby="entries">
        <h2 id="entries">每一笔</h2>
        {page.entries.length === 0 && <EmptyState title="还没有记过分">记上的每一笔、为什么，都会列在这里，不会被改掉。</EmptyState>}
        <ul className="records">
          {page.entries.map((entry) => (
            <li key={entry.id}>
              <p>
                <b className="figures">{`${entry.delta} 分`}</b>
                {` ${entry.words}`}
              </p>
              <p className="soft small">{entry.on}</p>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function Exchanges({ page, frame }: { page: PointsPage; frame: Frame }) {
  return (
    <section className="section" aria-labelledby="exchanges">
      <h2 id="exchanges">兑换的东西</h2>
      <ul className="records">
        {page.exchanges.map((one) => (
          <li key={one.number}>
            <p>
              <b>{one.words}</b>
              {`（${one.state}）`}
            </p>
            {one.actId && <p>{`领取号 ${one.code}，到爱心超市说这个号就行。`}</p>}
            {one.actId && <TakeBack frame={frame} actId={one.actId} name="exchange" number={one.number} label="不换了，退回积分" words={one.words} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Asked({ page, frame }: { page: PointsPage; frame: Frame }) {
  return (
    <section className="section" aria-labelledby="asked">
      <h2 id="asked">申报过的</h2>
      <ul className="records">
        {page.asked.map((one) => (
          <li key={one.number}>
            <p>
              <b>{one.state}</b>
              {` ${one.words}`}
            </p>
            {one.reason && <p>{`理由：${one.reason}`}</p>}
            {one.actId && <TakeBack frame={frame} actId={one.actId} name="request" number={one.number} label="撤回" words={one.words} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

type Taken = { readonly frame: Frame; readonly actId: string; readonly name: 'exchange' | 'request'; readonly number: number; readonly label: string; readonly words: string }

/** A button of its own for each line; whoever hears the page hears which line. */
function TakeBack({ frame, actId, name, number, label, words }: Taken) {
  return (
    <PostForm frame={frame} action={urls.cancelPoints}>
      <HiddenFields values={{ [names.actId]: actId }} />
      <Button kind="quiet" name={name} value={String(number)}>
        {label}
        <span className="visually-hidden">{words}</span>
      </Button>
    </PostForm>
  )
}

function Things({ page, frame }: { page: PointsPage; frame: Frame }) {
  return (
    <section className="section" aria-labelledby="things">
      <h2 id="things">爱心超市</h2>
      <p className="soft">用积分换，不收钱，也不能用钱补。换了先给您留着，凭领取号去领。</p>
      <ul className="records">
        {page.things.map((thing) => (
          <li key={thing.number}>
            <p>
              <b>{thing.words}</b>
              {`，还有 ${thing.stock} 份`}
            </p>
            {thing.most === 0 && <p className="soft small">{thing.stock === 0 ? '换完了，等进货' : '您家的分还不够换一份'}</p>}
            {thing.most > 0 && (
              <PostForm frame={frame} action={urls.redeemPoints}>
                <HiddenFields values={{ [names.actId]: thing.actId, thing: String(thing.number) }} />
                <label className="field__label" htmlFor={`quantity-${thing.number}`}>
                  {'换几份'}
                  <span className="visually-hidden">{thing.words}</span>
                </label>
                <select className="input input--4" id={`quantity-${thing.number}`} name="quantity" defaultValue="1">
                  {Array.from({ length: thing.most }, (_, at) => (
                    <option key={at}>{at + 1}</option>
                  ))}
                </select>{' '}
                <Button kind="ordinary">
                  {'换'}
                  <span className="visually-hidden">{thing.words}</span>
                </Button>
              </PostForm>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function VillagePoints({ page, frame }: { page: VillagePointsPage; frame: Frame }) {
  return (
    <Page frame={frame} title="本村的积分和爱心超市" back={urls.home}>
      <Facts facts={[{ name: '今年记过分的', value: `${page.participants} 户` }]} />
      <p className="soft small">只公布户数，不公布谁家多少分，也不排名。</p>
      <p>
        <a className="tap" href={urls.points}>
          看我家的积分
        </a>
      </p>
      {page.adopted === null && <EmptyState title="还没有施行积分办法">要村民会议或者村民代表会议通过，并报乡镇备案。</EmptyState>}
      {page.adopted && (
        <section className="section" aria-labelledby="rules">
          <h2 id="rules">做什么记几分</h2>
          <Facts facts={page.rules.map(({ name, points }) => ({ name, value: points }))} />
          <p>{page.adopted.more}</p>
          <p className="soft">{`${page.adopted.meeting}。${page.adopted.filing}。`}</p>
        </section>
      )}
      {page.rewards.length > 0 && (
        <section className="section" aria-labelledby="rewards">
          <h2 id="rewards">县里的嘉许措施</h2>
          <ul className="records">
            {page.rewards.map((reward) => (
              <li key={reward.name}>
                <p>
                  <b>{reward.name}</b>
                  {`（${reward.kind}）`}
                </p>
                <p>{reward.words}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {page.shop && <Inventory shop={page.shop} />}
    </Page>
  )
}

function Inventory({ shop }: { shop: NonNullable<VillagePointsPage['shop']> }) {
  return (
    <section className="section" aria-labelledby="shop">
      <h2 id="shop">{`爱心超市进销存：${shop.quarter}`}</h2>
      <p className="soft">不收现金、不卖东西、不请商家进来；进出库两个人核对。</p>
      {shop.quarters.length > 1 && (
        <p className="no-print">
          {shop.quarters.map((one, at) => (
            <Fragment key={one.href}>
              {at > 0 && '，'}
              <a className="tap" href={one.href} aria-current={one.here ? 'page' : undefined}>
                {one.name}
              </a>
            </Fragment>
          ))}
        </p>
      )}
      {shop.lines.length === 0 && <EmptyState title="还没有东西">上架以后，每样东西的进出都列在这里。</EmptyState>}
      {shop.lines.length > 0 && (
        <DataTable
          caption={`${shop.quarter}每样东西的进出`}
          captionHidden
          narrow="scroll"
          rows={shop.lines}
          keyOf={({ thing }) => thing}
          columns={[
            { key: 'thing', head: '物品', names: true, cell: ({ thing, cost }) => `${thing}（${cost}）` },
            { key: 'opening', head: '期初', figures: true, cell: ({ opening }) => opening },
            { key: 'received', head: '入库', figures: true, cell: ({ received }) => received },
            { key: 'exchanged', head: '兑换', figures: true, cell: ({ exchanged }) => exchanged },
            { key: 'writtenOff', head: '报损', figures: true, cell: ({ writtenOff }) => writtenOff },
            { key: 'counted', head: '盘点增减', figures: true, cell: ({ counted }) => counted },
            { key: 'closing', head: '期末', figures: true, cell: ({ closing }) => closing },
          ]}
        />
      )}
    </section>
  )
}
