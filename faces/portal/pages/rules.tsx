/** 办事规则: how a matter goes, generated from the published procedure itself, so that the page cannot lie. */
import { DataTable } from '../../../design/index.ts'
import { urls, type Frame, type RulePage, type RulesPage } from '../contract.ts'
import { Page } from '../frame.tsx'

export function Rules({ page, frame }: { page: RulesPage; frame: Frame }) {
  return (
    <Page frame={frame} title="办事规则" back={urls.home}>
      <p className="lead">每件事谁来办、几天办完、您能做什么，都照这里写的办。</p>
      <ul className="lines">
        {page.procedures.map((procedure) => (
          <li key={procedure.key}>
            <a className="line" href={urls.rule(procedure.key)}>
              <b>{procedure.name}</b>
              <span className="line__words">{procedure.sentence}</span>
            </a>
          </li>
        ))}
      </ul>
    </Page>
  )
}

export function Rule({ page, frame }: { page: RulePage; frame: Frame }) {
  return (
    <Page frame={frame} title={`${page.name}怎么办`} back={urls.rules}>
      <p className="lead">{page.sentence}</p>
      <section className="section">
        <h2>几天办完</h2>
        <DataTable
          caption="时限"
          captionHidden
          keyOf={(limit) => limit.name}
          rows={page.limits}
          columns={[
            { key: 'name', head: '环节', cell: (limit) => limit.name, names: true },
            { key: 'length', head: '时限', cell: (limit) => limit.length },
            { key: 'consequence', head: '超了怎么办', cell: (limit) => limit.consequence },
          ]}
        />
      </section>
      {page.tables.map((table) => (
        <section className="section" key={table.title}>
          <h2>{table.title}</h2>
          <DataTable
            caption={table.title}
            captionHidden
            keyOf={(row) => row[0] ?? ''}
            rows={table.rows}
            columns={table.columns.map((head, at) => ({
              key: head,
              head,
              cell: (row: readonly string[]) => row[at] ?? '',
              names: at === 0,
            }))}
          />
        </section>
      ))}
      <section className="section">
        <h2>一步一步</h2>
        {page.picture && (
          <div
            className="rule-picture"
            role="group"
            aria-label="流程图，下面有文字"
            tabIndex={0}
            dangerouslySetInnerHTML={{ __html: page.picture }}
          />
        )}
        <dl className="states">
          {page.states.map((state) => (
            <div key={state.name}>
              <dt>{state.name}</dt>
              <dd>{state.sentence}</dd>
            </div>
          ))}
        </dl>
      </section>
      <WhoMay page={page} />
      <Forms page={page} />
      <section className="section small">
        <h2>依据</h2>
        <ul className="basis">
          {page.basis.map((law) => (
            <li key={law}>{law}</li>
          ))}
        </ul>
        <p className="soft">{page.version}</p>
      </section>
    </Page>
  )
}

function WhoMay({ page }: { page: RulePage }) {
  return (
    <section className="section">
      <h2>谁能做什么</h2>
      <DataTable
        caption="谁能做什么"
        captionHidden
        keyOf={(act) => act.act + act.from}
        rows={page.who}
        columns={[
          { key: 'act', head: '办理', cell: (act) => act.act, names: true },
          { key: 'who', head: '谁', cell: (act) => act.who },
          { key: 'from', head: '从', cell: (act) => act.from },
          { key: 'to', head: '到', cell: (act) => act.to },
        ]}
      />
    </section>
  )
}

function Forms({ page }: { page: RulePage }) {
  return (
    <section className="section">
      <h2>要填什么</h2>
      {page.forms.map((form) => (
        <details className="rule" key={form.act}>
          <summary>{form.act}</summary>
          <ul className="basis">
            {form.fields.map((field) => (
              <li key={field.label}>{field.needed ? field.label : `${field.label}（可以不填）`}</li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}
