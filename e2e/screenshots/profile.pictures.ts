/** The profiler's states: before the first use, a profile, one call of it, the change between two modes. */
import { expect, test } from '../app/fixture';
import { flame, profileFunction, profilePanel, showDetail } from '../actions/profiling';
import { goToFunction, showTab } from '../actions/window';
import { openCamera } from './pictures';

test('the profiler', async ({ desktop }) => {
  const { page } = desktop;
  const picture = await openCamera(desktop);
  await goToFunction(page, 'text.py', 'route_label');
  await showTab(page, 'Profile');
  await picture('profile-first');
  await profileFunction(page);
  await picture('profile');
  await flame(page, 'RouteLabel.eval').click();
  await showDetail(page, 'Callers');
  await picture('profile-zoomed');
  await profilePanel(page)
    .getByRole('button', { name: /^Compare with/ })
    .click();
  await expect(profilePanel(page).getByRole('tree', { name: 'Flame graph of the change' })).toBeVisible({
    timeout: 90_000,
  });
  await showDetail(page, 'Functions');
  await picture('profile-change');
});
