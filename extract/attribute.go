package extract

import (
	"slices"

	"geokg/schema"
)

// dedupe keeps the first full statement of each distinct claim.
func dedupe(claims []schema.Claim) []schema.Claim {
	type identity struct{ subject, relation, object, time, factuality, holder string }
	seen := make(map[identity]int, len(claims))
	out := make([]schema.Claim, 0, len(claims))
	for _, claim := range claims {
		a, b := claim.Subject.ID, claim.Object.ID
		if rel, ok := schema.LookupRelation(claim.Relation); ok && rel.Symmetric && b < a {
			a, b = b, a
		}
		holder := schema.Author
		if claim.Holder != nil {
			holder = claim.Holder.ID
		}
		k := identity{a, string(claim.Relation), b, claim.Time, string(claim.Factuality), holder}
		if i, ok := seen[k]; ok {
			if fuller(claim, out[i]) {
				out[i] = claim
			}
			continue
		}
		seen[k] = len(out)
		out = append(out, claim)
	}
	slices.SortStableFunc(out, func(a, b schema.Claim) int {
		if a.Sentence != b.Sentence {
			return a.Sentence - b.Sentence
		}
		return a.Evidence.Start - b.Evidence.Start
	})
	return out
}

// fuller reports whether a says more than b in the same sentence.
func fuller(a, b schema.Claim) bool {
	return a.Sentence == b.Sentence && a.Recipient != nil && b.Recipient == nil
}
