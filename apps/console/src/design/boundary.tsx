import { Component, type ReactNode } from 'react'
import { Unreachable } from '../api/api-problem.ts'
import { ErrorState } from './error-state.tsx'

interface BoundaryProps {
  onReset?: () => void
  children: ReactNode
}

/** A server that was not reached is asked again by itself. */
const AGAIN_MS = 5_000

/** Catches what a part of the page throws while rendering, and offers to try again. */
export class Boundary extends Component<BoundaryProps, { error: unknown }> {
  override state = { error: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override componentDidUpdate() {
    clearTimeout(this.#timer)
    if ((this.state.error as unknown) instanceof Unreachable) this.#timer = setTimeout(this.#retry, AGAIN_MS)
  }

  override componentWillUnmount() {
    clearTimeout(this.#timer)
  }

  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #retry = () => {
    this.props.onReset?.()
    this.setState({ error: undefined })
  }

  override render() {
    if (this.state.error === undefined) return this.props.children
    return (
      <main className="grid min-h-dvh place-items-center">
        <ErrorState page error={this.state.error} onRetry={this.#retry} />
      </main>
    )
  }
}
