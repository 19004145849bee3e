/** A version is read or unread, not both, and every requirement applies to some version. */
import type { Rule } from '../rule';

export const versionsRule: Rule = {
  name: 'versions',
  description: 'each requirement applies to a version, and no version is both read and unread',
  check({ heads, requirements }, report) {
    for (const place of requirements) {
      const head = heads.find(({ file }) => file === place.file)?.value;
      const versions = place.value.versions ?? head?.versions ?? [];
      const unread = place.value.unread ?? head?.unread ?? [];
      if (versions.length + unread.length === 0) report(place, `${place.value.id} applies to no version`);
      for (const version of versions)
        if (unread.includes(version)) report(place, `${place.value.id}: ${version} is both read and unread`);
    }
  },
};
