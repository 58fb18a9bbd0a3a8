package desk

import (
	"encoding/json"
	"reflect"
	"testing"

	"marz/internal/marz"
)

// fill sets every field of a value to something that is not its zero.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.String:
		v.SetString(`a "b" <é> & \` + "\n\u2028")
	case reflect.Int32:
		v.SetInt(738000)
	case reflect.Int, reflect.Int64:
		v.SetInt(12)
	case reflect.Float64:
		v.SetFloat(3)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	}
}

func TestRowsAreWrittenAsJSONIs(t *testing.T) {
	var full, plain, empty marz.Imported
	fill(reflect.ValueOf(&full).Elem())
	fill(reflect.ValueOf(&plain).Elem())
	plain.Actors, plain.Claims[0].Evidence = nil, nil
	empty = marz.Imported{Dispatches: make([]marz.Dispatch, 1), Events: make([]marz.Event, 1), Claims: make([]marz.Claim, 1)}
	half, third := 0.5, plain
	third.Claims = []marz.Claim{plain.Claims[0]}
	third.Claims[0].Quantity = &marz.Quantity{Value: &half, Unit: "x"}
	bounds := plain
	bounds.Claims = []marz.Claim{plain.Claims[0]}
	bounds.Claims[0].Quantity = &marz.Quantity{Min: &half, Unit: "x"}
	for name, v := range map[string]marz.Imported{
		"every field set": full, "every field that has a short way": plain, "no field set": empty,
		"a broken number": third, "bounds alone": bounds, "nothing at all": {},
	} {
		want, err := json.Marshal(&v)
		if err != nil {
			t.Fatal(err)
		}
		got, err := marshalRow(&v)
		if err != nil || string(got) != string(want) {
			t.Errorf("%s: %v\ngot  %s\nwant %s", name, err, got, want)
		}
	}
}
