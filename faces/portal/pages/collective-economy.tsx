/** 集体经济: what the village's collective owns, took in and paid, and what it signed. Works without script. */
import { EmptyState, Facts, Message, Pager } from '../../../design/index.ts'
import { urls, type CollectiveEconomyPage, type Frame } from '../contract.ts'
import { Page } from '../frame.tsx'

export function CollectiveEconomy({ page, frame }: { page: CollectiveEconomyPage; frame: Frame }) {
  return (
    <Page frame={frame} title="集体经济" back={urls.home}>
      <p>{page.village}</p>
      <section className="section" aria-labelledby="contracts">
        <h2 id="contracts">{`集体合同，${page.total} 份`}</h2>
        {page.contracts.length === 0 ? <EmptyState title="还没有公开的合同">签订了的合同会列在这里；对方是个人的，不写姓名。</EmptyState> : page.contracts.map((one, at) => (
          <article key={at} aria-labelledby={`contract-${at}`}>
            <h3 id={`contract-${at}`}>{one.title}</h3>
            {one.late !== '' && <Message tone="warning">{one.late}</Message>}
            <Facts facts={one.facts} />
          </article>
        ))}
        <Pager pager={page.pager} />
      </section>
      <section className="section" aria-labelledby="funds">
        <h2 id="funds">资金</h2>
        {page.quarters.length === 0 ? <p>还没有审核过的季度台账。</p> : page.quarters.map((quarter) => (
          <div key={quarter.name}>
            <h3>{quarter.name}</h3>
            <Facts facts={quarter.facts} />
          </div>
        ))}
        <p>逐笔的收支在<a className="tap" href={urls.openAffairs}>村务公开</a>里看，对哪一行有疑问，可以直接问。</p>
      </section>
      <section className="section" aria-labelledby="property">
        <h2 id="property">资产和资源</h2>
        {page.property.length === 0 ? <p>还没有登记。</p> : <Facts facts={page.property} />}
      </section>
    </Page>
  )
}
