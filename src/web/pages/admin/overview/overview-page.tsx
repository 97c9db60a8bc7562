export function OverviewPage() {
  return <p />;
}
