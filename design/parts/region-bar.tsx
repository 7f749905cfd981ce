/** Where I am in the five levels, always; one tap up or down (design.md). */
export type RegionStep = { readonly level: string; readonly name: string; readonly href: string }

export type RegionBarModel = {
  /** From the city down to where I am; the last one is here. */
  readonly path: readonly RegionStep[]
  /** Regions one level down; empty at a grid. */
  readonly below: readonly RegionStep[]
}

export function RegionBar({ region }: { region: RegionBarModel }) {
  return (
    <nav className="region-bar no-print" aria-label="所在区划">
      <ol>
        {region.path.map((step, at) => (
          <li key={step.href}>
            <a href={step.href} aria-current={at === region.path.length - 1 ? 'location' : undefined}>
              <span className="visually-hidden">{step.level}</span>
              {step.name}
            </a>
          </li>
        ))}
      </ol>
      {region.below.length > 0 && <Below below={region.below} />}
    </nav>
  )
}

function Below({ below }: { below: readonly RegionStep[] }) {
  return (
    <details className="region-bar__below">
      <summary>{`下一级 ${below.length} 个`}</summary>
      <ul>
        {below.map((step) => (
          <li key={step.href}>
            <a href={step.href}>{step.name}</a>
          </li>
        ))}
      </ul>
    </details>
  )
}
