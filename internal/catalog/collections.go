package catalog

import (
	"slices"

	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// Collection describes one collection.
type Collection struct {
	ID, Title, Description string
	Schema                 marz.Schema
	Licence, LicenceURL    string
	Attribution            string
	Bound                  orb.Bound     // of its features, degrees
	Extent                 marz.Interval // first and last day; zero where it has no time
	Layer                  bool          // an operator's own layer
	Updated                marz.Version  // the version that last changed it
}

// Ids of the collections that Marz has by itself.
const (
	Provinces  = "provinces"
	Borders    = "borders"
	Crossings  = "crossings"
	Places     = "places"
	Dispatches = "dispatches"
	Events     = "events"
	Claims     = "claims"
	Control    = "control"
	Neighbours = "neighbours"
	Rivers     = "rivers"
)

func text(name, title string) marz.Column {
	return marz.Column{Name: name, Type: marz.TypeString, Title: title}
}

func list[T ~string](name, title string, values []T) marz.Column {
	c := text(name, title)
	for _, v := range values {
		c.Values = append(c.Values, string(v))
	}
	return c
}

func col(name string, t marz.ColumnType, title string) marz.Column {
	return marz.Column{Name: name, Type: t, Title: title}
}

// names are the columns of a name in four languages.
var names = []marz.Column{
	text("name", "Name in English"), text("name_fr", "Name in French"),
	text("name_fa", "Name in Persian (Dari)"), text("name_ps", "Name in Pashto"),
}

// titles are the columns of what a person calls the thing.
var titles = []marz.Column{text("title", "Title in English"), text("title_fr", "Title in French")}

func borderIDs() []string {
	out := make([]string, len(marz.Borders))
	for i, b := range marz.Borders {
		out[i] = b.ID
	}
	return out
}

// place columns say where a feature is.
func placeColumns() []marz.Column {
	return []marz.Column{
		text("place", "Id of the place"), text("place_name", "Name of the place in English"),
		text("place_name_fr", "Name of the place in French"), text("place_name_fa", "Name of the place in Persian"),
		text("place_name_ps", "Name of the place in Pashto"),
		list("place_kind", "Kind of place", marz.PlaceKinds), list("border", "Border", borderIDs()),
		text("province", "Province, ISO 3166-2"),
	}
}

func timeColumns() []marz.Column {
	return []marz.Column{
		col("start", marz.TypeDate, "First day on which it may have happened"),
		col("end", marz.TypeDate, "Last day on which it may have happened; null: open"),
		list("date_precision", "How finely the day is known", marz.Precisions),
		list("geo_precision", "How finely the place is known", marz.GeoPrecisions),
	}
}

// definitions lists the collections of Marz, each once.
var definitions = []Collection{
	{
		ID: Events, Title: "Events", Description: "Happenings on the Afghan border, each with the claims that speak of it and the status they add up to.",
		Schema: marz.Schema{Geometry: "geometry", GeometryType: "Point", Start: "start", End: "end", Columns: slices.Concat(
			[]marz.Column{list("type", "Type", marz.Types)}, titles, placeColumns(), timeColumns(),
			[]marz.Column{
				text("actor", "Who did it"), text("target", "To whom"),
				list("status", "What the claims add up to", marz.EventStatuses),
				col("known_from", marz.TypeDate, "Day from which the event could be known"),
				col("quantity", marz.TypeNumber, "A number that a claim gives"), text("quantity_unit", "What is counted"),
				col("claimants", marz.TypeStrings, "Principals who speak of it"), col("sides", marz.TypeStrings, "Sides that speak of it"),
				col("denials", marz.TypeStrings, "Claims, on this event or elsewhere, that deny it"),
				col("agencies", marz.TypeStrings, "Agencies that carried it"), col("dispatches", marz.TypeStrings, "Dispatches that speak of it"),
				text("summary", "The first claim in our words"), text("summary_fr", "The first claim in our words, in French"),
				col("claims", marz.TypeObject, "The claims"),
			})},
	},
	{
		ID: Claims, Title: "Claims", Description: "Single statements: who said what, when it was said, when it happened and when it could be known.",
		Schema: marz.Schema{Geometry: "geometry", GeometryType: "Point", Start: "start", End: "end", Columns: slices.Concat(
			[]marz.Column{list("type", "Type", marz.Types), text("title", "Summary in English"), text("title_fr", "Summary in French"), text("event", "Event")},
			placeColumns(), timeColumns(),
			[]marz.Column{
				list("stance", "Stance", marz.Stances), list("certainty", "Certainty", marz.Certainties),
				text("claimant", "Principal: the body whose vote it is"), text("claimant_name", "Name of the principal"), text("claimant_name_fr", "Name of the principal in French"),
				text("speaker", "Who spoke"), list("side", "Side", marz.Sides),
				text("actor", "Who did it"), text("target", "To whom"), text("holder", "Who holds the place, by this claim"),
				col("said", marz.TypeDate, "Day on which it was said"), col("known_from", marz.TypeDate, "Day from which it could be known"),
				col("quantity", marz.TypeNumber, "A number that it gives"), text("quantity_unit", "What is counted"),
				text("dispatch", "Dispatch"), text("agency", "Agency"), text("denies", "Claim or event that it denies"),
				col("denied_by", marz.TypeStrings, "Claims that deny it"), col("contradicted_by", marz.TypeStrings, "Claims that contradict it"), col("links", marz.TypeObject, "Links to other claims"),
				col("quantity_min", marz.TypeNumber, "The least that the number may be"), col("quantity_max", marz.TypeNumber, "The most that it may be"), text("quantity_modifier", "How the number is meant: exact, about, more_than, less_than, range"),
				text("event_type", "Type of the event"), col("flags", marz.TypeStrings, "What it is besides: admission, border_wide, negated, witness"), col("relations", marz.TypeStrings, "The links as text: relation and id"),
				col("evidence", marz.TypeObject, "Where in the dispatch's text, in code points"),
			})},
	},
	{
		ID: Control, Title: "Control", Description: "Who holds each crossing at the end of a day, as known at the end of a day, with the votes behind it.",
		Schema: marz.Schema{Geometry: "geometry", GeometryType: "Point", Columns: slices.Concat(
			titles, placeColumns(),
			[]marz.Column{
				text("neighbour", "Neighbour, ISO 3166-1 alpha-3"), text("counterpart", "The post on the other side"), list("geo_precision", "How finely the place is known", marz.GeoPrecisions),
				col("day", marz.TypeDate, "Day of the answer"), col("known_at", marz.TypeDate, "Day of knowing"),
				list("status", "Status", marz.ControlStatuses), list("lean", "Heavier side of a contested status", marz.ControlStatuses),
				text("holder", "Who holds or claims it"), text("holder_name", "Name of who holds or claims it"), text("holder_name_fr", "The same in French"), col("since", marz.TypeDate, "Day from which the status holds"),
				col("age_days", marz.TypeInteger, "Days since the newest vote"), col("flags", marz.TypeStrings, "What a reader must know beside the status"),
				text("traffic", "Whether traffic passes: open, closed, unknown"), col("traffic_since", marz.TypeDate, "Day from which it does or does not"), text("grade", "How well the position is known, A to D"),
				col("kinds", marz.TypeStrings, "Kinds of crossing"), col("claimants", marz.TypeStrings, "Principals whose votes count"),
				col("votes", marz.TypeObject, "The votes"), col("struck", marz.TypeObject, "Claims without a vote, and why"),
			})},
	},
	{
		ID: Crossings, Title: "Border crossings", Description: "Posts and passes on the Afghan border, with how well each position is known.",
		Schema: marz.Schema{Geometry: "geometry", GeometryType: "Point", Columns: slices.Concat(names, titles, []marz.Column{
			list("border", "Border", borderIDs()), text("neighbour", "Neighbour, ISO 3166-1 alpha-3"), text("province", "Province, ISO 3166-2"),
			text("district", "District"), col("kinds", marz.TypeStrings, "Kinds: road, rail, bridge, ferry, pass"),
			col("official", marz.TypeBoolean, "Open by treaty"), text("counterpart", "The post on the other side"),
			text("grade", "How well the position is known: A best, D a placeholder"), col("aliases", marz.TypeStrings, "Other spellings"),
		})},
	},
	{
		ID: Provinces, Title: "Provinces", Description: "The 34 provinces of Afghanistan.",
		Schema: marz.Schema{Geometry: "geometry", GeometryType: "MultiPolygon", Columns: slices.Concat(names, titles, []marz.Column{
			text("province", "ISO 3166-2"), text("capital", "Capital"), col("borders", marz.TypeStrings, "Borders that it touches"),
			col("area_km2", marz.TypeNumber, "Area, square kilometres"),
		})},
	},
	{
		ID: Borders, Title: "Borders", Description: "The line with each of the six neighbours.",
		Schema: marz.Schema{Geometry: "geometry", GeometryType: "LineString", Columns: slices.Concat(names, titles, []marz.Column{
			list("border", "Border", borderIDs()), text("neighbour", "Neighbour, ISO 3166-1 alpha-3"),
			col("length_km", marz.TypeNumber, "Length at full resolution, kilometres"), col("provinces", marz.TypeStrings, "Provinces on it"),
		})},
	},
	{
		ID: Places, Title: "Places", Description: "Provincial capitals, district centres near the border, and border towns.",
		Schema: marz.Schema{Geometry: "geometry", GeometryType: "Point", Columns: slices.Concat(names, titles, []marz.Column{
			text("kind", "Kind of place"), text("province", "Province, ISO 3166-2"), text("district", "District"),
			list("border", "Nearest border", borderIDs()), col("border_km", marz.TypeNumber, "Distance to it, kilometres"),
			text("crossing", "The crossing of the same name"), text("grade", "How well the position is known"), col("aliases", marz.TypeStrings, "Other spellings"),
		})},
	},
	{
		ID: Dispatches, Title: "Dispatches", Description: "The news items behind the claims, without their words.",
		Schema: marz.Schema{Geometry: "geometry", GeometryType: "MultiPoint", Start: "published", End: "published", Columns: []marz.Column{
			text("title", "Title in our words"), text("title_fr", "Title in our words, in French"), text("agency", "Agency"), text("publisher", "Publisher"), text("lang", "Language"),
			col("published", marz.TypeDate, "Day of publication"), text("published_how", "How that day is known"),
			text("url", "Address"), text("sha256", "SHA-256 of the text"), text("rights", "Rights"),
			col("borders", marz.TypeStrings, "Borders that it speaks of"), col("places", marz.TypeStrings, "Places that it speaks of"), col("claims", marz.TypeStrings, "Its claims"),
		}},
	},
	{
		ID: Neighbours, Title: "Neighbours", Description: "The six neighbouring countries, clipped to the map.",
		Schema: marz.Schema{Geometry: "geometry", GeometryType: "MultiPolygon", Columns: slices.Concat(names, titles)},
	},
	{
		ID: Rivers, Title: "Rivers", Description: "The main rivers.",
		Schema: marz.Schema{Geometry: "geometry", GeometryType: "MultiLineString", Columns: slices.Concat(names, titles, []marz.Column{col("length_km", marz.TypeNumber, "Length, kilometres")})},
	},
}
