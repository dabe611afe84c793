package extract

import (
	"maps"
	"slices"

	"geokg/schema"
)

// classes are the sets of entities that a frame may ask for.
var classes = map[string]func(schema.Entity) bool{
	"any":       func(schema.Entity) bool { return true },
	"actor":     func(e schema.Entity) bool { return e.Kind.IsActor() },
	"state":     func(e schema.Entity) bool { return e.Kind == schema.Country },
	"person":    func(e schema.Entity) bool { return e.Kind == schema.Person },
	"body":      func(e schema.Entity) bool { return e.Kind.IsActor() && e.Kind != schema.Person },
	"bloc":      func(e schema.Entity) bool { return e.Kind == schema.Organization || e.Kind == schema.Alliance },
	"place":     func(e schema.Entity) bool { return e.Kind.IsPlace() },
	"weapon":    func(e schema.Entity) bool { return e.Kind == schema.Weapon },
	"thing":     func(e schema.Entity) bool { return e.Kind == schema.Thing || e.Kind == schema.Weapon },
	"agreement": func(e schema.Entity) bool { return e.Kind == schema.Agreement },
	"asset":     func(e schema.Entity) bool { return e.Kind != schema.Group && e.Kind != schema.Person },
	"group":     func(e schema.Entity) bool { return e.Kind == schema.Group },
}

func isClass(name string) bool { return classes[name] != nil }

func classNames() []string { return slices.Sorted(maps.Keys(classes)) }

// fits reports whether e is of one of the classes; no class at all lets everything pass.
func fits(e schema.Entity, names []string) bool {
	if len(names) == 0 {
		return true
	}
	return slices.ContainsFunc(names, func(n string) bool { return classes[n](e) })
}
