import { Component, type ReactNode } from 'react';

interface UnlessBrokenProps {
  /** Stands in the place of what could not be drawn or loaded. */
  otherwise: ReactNode;
  children: ReactNode;
}

/** What fails inside is not drawn; the rest of the screen goes on. React has no hook for it. */
export class UnlessBroken extends Component<UnlessBrokenProps, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken ? this.props.otherwise : this.props.children;
  }
}
